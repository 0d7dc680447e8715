/** `npx attestation-fit`: the entry. */
import { CommanderError } from "commander";
import { line } from "./finding.ts";
import { Refused } from "./opened.ts";
import { version } from "./parts.ts";
import { program } from "./program.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // `| head` has read enough
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await program(await version(), (code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (cause) {
  process.exitCode = 2;
  if (cause instanceof CommanderError) {
    process.exitCode = cause.exitCode === 0 ? 0 : 2;
  } else if (cause instanceof Refused) {
    for (const finding of cause.findings) process.stderr.write(`${line("", finding).replace(/^: /, "")}\n`);
    process.stderr.write(`${cause.message}\n`);
  } else {
    throw cause;
  }
}

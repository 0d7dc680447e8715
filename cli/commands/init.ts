import { writeFile } from "node:fs/promises";
import { Refused } from "../opened.ts";
import { defaultSource } from "../parts.ts";

/** A starter that can be checked at once; every further part is there as a comment. */
export async function init(file: string): Promise<number> {
  const { version } = await defaultSource();
  try {
    await writeFile(file, starter(version), { flag: "wx" });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
    throw new Refused(`${file} is there already; name another file`);
  }
  process.stdout.write(`${file} is written. Next: attestation-fit check ${file}\n`);
  return 0;
}

const starter = (
  version: string,
) => `# What our firm says differently. Everything that is not here is the default model's.
# Lines that begin with # are notes: take the # away to use one. Ids: npx attestation-fit ids

id = "our-fit"        # a name of your own
version = "1.0.0"     # raise it when you change this file
based_on = "${version}"

# --- Where the button leads, by advice; "*" is for all others ---

[cta."*"]
label = "Talk to us"
href = "https://vendor.example/contact"

# --- Another sentence, by language ---

[words.en.outcomes.soc2_type2]
title = "SOC 2 Type II"

# --- Our price ---
# [[prices]]
# id = "soc2_type2_audit"
# where = { people = ["1_to_10"] }    # for these answers; without it, for all
# low = 12000
# usual_low = 15000
# usual_high = 25000
# high = 40000

# --- Who comes to us, in per cent ---
# [priors.buyers]
# health = 30

# --- A remark beside the advice: a flag, the rule that shows it, and its words ---
# [[flags]]
# id = "our_workshop"
# kind = "addition"
#
# [[rules]]
# table = "flags"
# id = "little-in-place"
# when = { maturity = ["little"] }
# then = "our_workshop"
#
# [words.en.flags.our_workshop]
# title = "A workshop first"
# text = "One day together shows where you stand."
#
# [words.en.rules]
# little-in-place = "Little is in place so far."

# --- What we do not want to show ---
# [off]
# flags = ["soc3"]
`;

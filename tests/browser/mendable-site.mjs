/**
 * The site under test with files that do not arrive as they should, until they are mended. What is asked for is passed
 * on to the real site, so that headers and policies are its own.
 */
import { createServer } from "node:http";
import { site } from "./drive.mjs";

/** @typedef {{ headers: Record<string, string>, body: Buffer }} Answer */

/**
 * What can become of a file on its way: each answers instead of the site, whose answer it is given.
 * @type {{ [fault: string]: (response: import("node:http").ServerResponse, answer: Answer) => void }}
 */
const FAULTS = {
  "not found": (response) => void response.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n"),
  "another file, with the type of a page": (response) =>
    void response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Welcome</title>"),
  "no connection": (response) => void response.destroy(),
  "cut off on the way": (response, { headers, body }) => {
    response.writeHead(200, { ...headers, "Content-Length": body.length });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  "cut short at the server": (response, { headers, body }) =>
    void response.writeHead(200, headers).end(body.subarray(0, body.length / 2)),
  empty: (response, { headers }) => void response.writeHead(200, headers).end(),
};

export const faults = Object.keys(FAULTS);

/**
 * @typedef {object} MendableSite
 * @property {string} address With a slash at its end.
 * @property {(file: string, fault: string) => void} spoil From now on, whatever its query.
 * @property {() => void} mend All files arrive again.
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<MendableSite>} */
export async function startMendableSite() {
  /** @type {{ file: string, fault: string } | undefined} */
  let spoiled;
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", site);
    const answer = await fetch(new URL(pathname + search, site));
    const body = Buffer.from(await answer.arrayBuffer());
    const kept = ["content-type", "content-security-policy", "x-content-type-options"];
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => kept.includes(name)));
    const fault = spoiled && pathname.endsWith(`/${spoiled.file}`) ? FAULTS[spoiled.fault] : undefined;
    if (fault) fault(response, { headers, body });
    else response.writeHead(answer.status, headers).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}/`,
    spoil: (file, fault) => {
      spoiled = { file, fault };
    },
    mend: () => {
      spoiled = undefined;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}

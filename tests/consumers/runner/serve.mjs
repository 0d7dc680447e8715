/** Serves what was built: by the tool's own server, or as files. */
import { resolve } from "node:path";
import { serveFiles } from "./files.mjs";
import { freePort, start } from "./processes.mjs";

/** @typedef {{ address: string, stop: () => Promise<unknown> }} Server */

/**
 * @param {{ server?: (port: string) => string[], files?: string[] }} run
 * @param {string} folder
 * @returns {Promise<Server>}
 */
export async function serve({ server, files = [] }, folder) {
  if (!server) return serveFiles(files.map((inner) => resolve(folder, inner)));
  const port = await freePort();
  return start(server(String(port)), folder, `http://127.0.0.1:${port}/`);
}

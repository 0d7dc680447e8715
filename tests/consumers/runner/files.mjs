/** A server of static files, as a vendor's web server has one. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {{ [ending: string]: string }} */
export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * Serves folders, the first that holds a file wins, on a free port of this machine alone.
 * @param {string[]} folders
 * @returns {Promise<import("./serve.mjs").Server>}
 */
export async function serveFiles(folders) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    // An address is absolute, so `..` in it leads nowhere above its root.
    const path = normalize(decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    for (const folder of folders) {
      const bytes = await readFile(join(folder, path)).catch(() => null);
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      if (bytes) return response.writeHead(200, { "Content-Type": type }).end(bytes);
    }
    return response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** WebKitGTK through its WebDriver (W3C), on a screen of its own (Xvfb) where there is none. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";

/** Keys that WebDriver knows by a private code point. */
const KEYS = {
  Enter: "\uE007",
  Shift: "\uE008",
  Tab: "\uE004",
  Escape: "\uE00C",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/**
 * @param {string} site
 * @returns {Promise<import("./drive.mjs").Browser>}
 */
export async function startWebKit(site) {
  const screen = process.env.DISPLAY ? undefined : await startScreen();
  const port = await freePort();
  const driver = spawn(process.env.WEBKIT_DRIVER ?? "WebKitWebDriver", [`--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: process.env.DISPLAY ?? screen?.display,
      // WebKit's sandbox needs user namespaces, which root in a container does not have.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  driver.stderr.on("data", (bytes) => {
    said = (said + bytes).slice(-2000);
  });
  driver.on("exit", (code, signal) => {
    said += `\nthe driver ended: ${signal ?? code}`;
  });
  const call = caller(() => said);
  const base = `http://127.0.0.1:${port}`;
  await answered(`${base}/status`);
  const options = { binary: miniBrowser(), args: ["--automation"] };
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
  let session = "";
  /** @param {string[]} values */
  const keys = async (values) => {
    const actions = values.flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await call("POST", `${session}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
  };
  const end = () => (session ? call("DELETE", session).catch(() => {}) : undefined);

  return {
    name: "webkit",
    // The driver holds one session at a time: a new page ends the one before.
    async page() {
      await end();
      const { sessionId } = await call("POST", `${base}/session`, { capabilities });
      session = `${base}/session/${sessionId}`;
      await call("POST", `${session}/timeouts`, { script: 60_000, pageLoad: 60_000 });
      return {
        goto: async (path) => {
          await call("POST", `${session}/url`, { url: new URL(path, site).href });
        },
        evaluate: async (work, ...given) => {
          const script = `const [given, done] = arguments;
            Promise.resolve().then(() => (${work})(...given)).then(
              (value) => done({ value }), (error) => done({ error: error + "\\n" + (error?.stack ?? "") }));`;
          const result = await call("POST", `${session}/execute/async`, { script, args: [given] });
          if (result.error !== undefined) throw new Error(result.error);
          return result.value;
        },
        resize: async (width, height) => {
          await call("POST", `${session}/window/rect`, { width, height });
        },
        screenshot: async () => Buffer.from(await call("GET", `${session}/screenshot`), "base64"),
        press: (key) => keys([KEYS[/** @type {keyof typeof KEYS} */ (key)] ?? key]),
        // In one request, as a hand that types waits for no answer.
        type: (text) => keys([...text]),
        click: async (x, y) => {
          const actions = [
            { type: "pointerMove", duration: 0, origin: "viewport", x: Math.round(x), y: Math.round(y) },
            { type: "pointerDown", button: 0 },
            { type: "pointerUp", button: 0 },
          ];
          const mouse = { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions };
          await call("POST", `${session}/actions`, { actions: [mouse] });
        },
        run: async (source) => {
          await call("POST", `${session}/execute/sync`, { script: source, args: [] });
        },
      };
    },
    async close() {
      await end();
      driver.kill();
      screen?.close();
    },
  };
}

/**
 * One request to the driver. What it refuses is told with the request and with what the driver printed: an empty "unknown
 * error" is a browser that has ended.
 * @param {() => string} said
 * @returns {(method: string, address: string, body?: unknown) => Promise<any>}
 */
function caller(said) {
  return async (method, address, body) => {
    const request = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const { value } = await (await fetch(address, request)).json();
    if (!value?.error) return value;
    const { pathname } = new URL(address);
    throw new Error(`${value.error}: ${value.message} (${method} ${pathname}) ${said()}`.trim());
  };
}

/** @param {string} address */
async function answered(address) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await fetch(address).then(Boolean, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} does not answer`);
}

function miniBrowser() {
  if (process.env.MINIBROWSER) return process.env.MINIBROWSER;
  const libraries = readdirSync("/usr/lib").filter((name) => name.endsWith("-linux-gnu"));
  const places = libraries.flatMap((library) =>
    ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"].map(
      (version) => `/usr/lib/${library}/${version}/MiniBrowser`,
    ),
  );
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error("WebKitGTK's MiniBrowser is missing: name it in MINIBROWSER");
  return found;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** @returns {Promise<{ display: string, close(): void }>} */
function startScreen() {
  return new Promise((resolve, reject) => {
    const screen = spawn(
      process.env.XVFB ?? "Xvfb",
      ["-displayfd", "3", "-screen", "0", "1400x1600x24", "-nolisten", "tcp"],
      {
        stdio: ["ignore", "ignore", "ignore", "pipe"],
      },
    );
    screen.on("error", reject).on("exit", () => reject(new Error("Xvfb ended")));
    let text = "";
    screen.stdio[3]?.on("data", (chunk) => {
      text += chunk;
      if (text.includes("\n")) resolve({ display: `:${text.trim()}`, close: () => screen.kill() });
    });
  });
}

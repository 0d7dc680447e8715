/** Asks the worker about the newest file. An older question still being answered is dropped with its worker. */
import type { Question, Said } from "../worker/messages.d.ts";

/** So long does nobody type before a file is checked. */
const PAUSE = 350;

/** The one address that becomes a worker; a page under Trusted Types wants it to come from a policy. */
const address = new URL("./worker.js", import.meta.url).href;
interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const trusted = policies?.createPolicy("attestation-fit-studio", { createScriptURL: () => address });

export class Checking {
  readonly #hear: (said: Said) => void;
  #worker: Worker | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(hear: (said: Said) => void) {
    this.#hear = hear;
  }

  ask(question: Question): void {
    this.stop();
    this.#pause = setTimeout(() => this.#start(question), PAUSE);
  }

  stop(): void {
    clearTimeout(this.#pause);
    this.#worker?.terminate();
    this.#worker = null;
  }

  #start(question: Question): void {
    const worker = new Worker(trusted?.createScriptURL(address) ?? address, { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Said>) => {
      if (worker === this.#worker) this.#hear(data);
    });
    worker.addEventListener("error", ({ message }) => {
      if (worker === this.#worker) this.#hear({ kind: "failed", message: message || "the worker was refused" });
    });
    worker.postMessage(question);
    this.#worker = worker;
  }
}

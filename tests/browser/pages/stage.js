/**
 * What the tests ask of a page: events heard, errors, policy violations, texts copied, files saved, memory of the
 * engine. Must come before the element's own script.
 */

/** @typedef {HTMLElement & Record<string, any>} Fit */

const EVENTS = ["ready", "started", "answered", "decided", "completed", "restarted", "cta", "error"];

globalThis.stage = {
  /** @type {{ type: string, id: string, detail: any }[]} */
  events: [],
  /** @type {string[]} */
  errors: [],
  /** @type {string[]} */
  refused: [],
  /** @type {string[]} */
  copied: [],
  /** @type {{ name: string, type: string, text: string }[]} */
  saved: [],
  /** @type {{ buffer: ArrayBuffer }[]} */
  memories: [],
  /** Sum of unexpected layout shifts, where the browser tells. */
  shift: 0,
  /** How often hostile code ran. */
  attacked: 0,

  /** @returns {any} */
  fit(id = "fit") {
    return document.getElementById(id);
  },

  /** @param {Record<string, string>} attributes */
  mount(attributes, place = "main") {
    const fit = document.createElement("attestation-fit");
    for (const [name, value] of Object.entries(attributes)) fit.setAttribute(name, value);
    document.querySelector(place)?.append(fit);
    return fit;
  },

  /**
   * An element within an instance, or of the page where the selector begins with `page `; `selector >> text` finds the
   * one that reads so. @returns {any}
   */
  find(/** @type {string} */ selector, id = "fit") {
    const ofPage = selector.startsWith("page ");
    const [query = "", text] = (ofPage ? selector.slice(5) : selector).split(" >> ");
    const found = [...((ofPage ? document : stage.fit(id)?.shadowRoot)?.querySelectorAll(query) ?? [])];
    return found.find(({ textContent }) => text === undefined || textContent.trim() === text) ?? null;
  },

  /** Text as it is read, without runs of blanks. */
  text(/** @type {string} */ selector, id = "fit") {
    return stage.find(selector, id)?.textContent.replace(/\s+/g, " ").trim() ?? "";
  },

  /**
   * Brings an element into view; its middle, for the mouse, once it stays there and is what the mouse would hit: a place
   * that is read while the page is still being drawn is no longer true when the click comes.
   */
  async place(/** @type {string} */ selector, id = "fit") {
    let before = "";
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const found = stage.find(selector, id);
      if (!found) return null;
      found.scrollIntoView({ block: "center", behavior: "instant" });
      await stage.still();
      const { x, y, width, height } = found.getBoundingClientRect();
      const place = { x: x + width / 2, y: y + height / 2 };
      const now = JSON.stringify([place, width, height]);
      if (width > 0 && height > 0 && now === before && stage.hits(found, place)) return place;
      before = now;
    }
    return null;
  },

  /** Whether the mouse would hit the element, something in it, or the label that holds it. */
  hits(/** @type {Element} */ element, /** @type {{ x: number, y: number }} */ { x, y }) {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return Boolean(hit && (element.contains(hit) || hit.contains(element)));
  },

  /** The page shown, and the question that comes next. */
  state(id = "fit") {
    const fit = stage.fit(id);
    const page = stage.find(".page", id)?.classList[1] ?? null;
    const { recommendation = null, next = null } = fit.report ?? {};
    return {
      page,
      next: next?.question ?? null,
      decided: recommendation?.decided ?? false,
      outcome: recommendation?.outcome ?? null,
      answers: fit.answers,
    };
  },

  /** The element that has focus, also within an instance. @returns {any} */
  focused() {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  },

  /**
   * Until nothing is being animated: contrast is measured on what stays. Animations are brought to their end and not
   * waited for, and a frame only for so long: a browser whose window is not drawn has no frames, and its animations no end.
   */
  async still() {
    const roots = [...document.querySelectorAll("attestation-fit")].map((fit) => fit.shadowRoot);
    for (const animation of [document, ...roots].flatMap((root) => root?.getAnimations() ?? [])) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    }
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 250);
    });
  },
};

for (const name of EVENTS) {
  document.addEventListener(`fit-${name}`, (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    const { id } = /** @type {HTMLElement} */ (event.target);
    // A copy, as it was when the event was heard.
    stage.events.push({ type: `fit-${name}`, id, detail: detail && JSON.parse(JSON.stringify(detail)) });
  });
}
addEventListener("error", ({ message }) => stage.errors.push(message));
addEventListener("unhandledrejection", ({ reason }) => stage.errors.push(String(reason)));
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  stage.refused.push(`${violatedDirective} ${blockedURI}`);
});

try {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!Reflect.get(entry, "hadRecentInput")) stage.shift += Reflect.get(entry, "value");
    }
  }).observe({ type: "layout-shift", buffered: true });
} catch {
  // Browsers that do not measure it.
}

// Headless browsers ask nobody for the clipboard: what is written there is kept here.
Object.defineProperty(navigator, "clipboard", {
  configurable: true,
  value: { writeText: async (/** @type {string} */ text) => void stage.copied.push(text) },
});

/** @type {Map<string, Blob>} */
const blobs = new Map();
const { createObjectURL } = URL;
URL.createObjectURL = (/** @type {Blob} */ blob) => {
  const address = createObjectURL(blob);
  blobs.set(address, blob);
  return address;
};
const { click } = HTMLAnchorElement.prototype;
HTMLAnchorElement.prototype.click = function (/** @type {HTMLAnchorElement} */) {
  const { download: name, href } = this;
  void blobs
    .get(href)
    ?.text()
    .then((text) => stage.saved.push({ name, type: blobs.get(href)?.type ?? "", text }));
  click.call(this);
};

const { instantiate } = WebAssembly;
WebAssembly.instantiate = /** @type {any} */ (
  async (/** @type {any} */ source, /** @type {any} */ imports) => {
    const made = /** @type {any} */ (await instantiate(source, imports));
    const memory = (made.instance ?? made).exports.memory;
    if (memory) stage.memories.push(memory);
    return made;
  }
);

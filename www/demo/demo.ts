/** The demo page's own script: what a vendor's page might do with the element, and no more than its public contract. */

import type { AttestationFit } from "../element/attestation-fit.ts";
import type { CtaDetail, FitEventMap } from "../element/events.ts";
import type { Answers } from "../engine/types.ts";

/** Prospects to start from, each with the answers that such a company would give; the buttons are in the page. */
const PROSPECTS: { [name: string]: Answers } = {
  "us-saas": {
    asked: ["soc2"],
    firmness: "repeated",
    market: "north_america",
    offering: "saas",
    data: ["business_confidential", "personal"],
    promises: ["uptime", "confidentiality"],
    deadline: "5_to_9_months",
    maturity: "running",
    held: ["none"],
    people: "26_to_65",
    regimes: ["none"],
  },
  "german-software": {
    asked: ["iso27001"],
    firmness: "repeated",
    market: "uk_eu",
    buyers: ["enterprise"],
    offering: "product",
    data: ["business_confidential"],
    deadline: "10_months_or_more",
    maturity: "partial",
    held: ["none"],
    people: "66_to_125",
    regimes: ["eu_nis2"],
  },
  "uk-saas": {
    asked: ["iso27001"],
    firmness: "gate",
    market: "mixed",
    buyers: ["enterprise", "finance"],
    offering: "saas",
    data: ["business_confidential", "personal"],
    promises: ["uptime", "confidentiality"],
    deadline: "10_months_or_more",
    maturity: "running",
    held: ["none"],
    people: "26_to_65",
    regimes: ["none"],
  },
  "type2-held": {
    asked: ["iso27001"],
    firmness: "repeated",
    market: "mixed",
    offering: "saas",
    data: ["business_confidential", "personal"],
    deadline: "10_months_or_more",
    maturity: "evidenced",
    held: ["soc2_type2"],
    people: "66_to_125",
    regimes: ["none"],
  },
  nobody: {
    asked: ["nothing"],
    firmness: "none",
    market: "north_america",
    offering: "saas",
    data: ["business_confidential"],
    deadline: "none",
    maturity: "little",
    held: ["none"],
    people: "1_to_10",
    budget: "under_15k",
    regimes: ["none"],
  },
  "car-supplier": {
    asked: ["other_scheme"],
    firmness: "gate",
    market: "uk_eu",
    buyers: ["automotive"],
    offering: "product",
    held: ["none"],
    regimes: ["automotive_oem"],
  },
  unclear: {
    asked: ["unsure"],
    firmness: "deal_waiting",
    market: "mixed",
    offering: "saas",
    data: ["business_confidential"],
    held: ["none"],
    maturity: "partial",
    regimes: ["none"],
  },
};

const EVENTS: (keyof FitEventMap)[] = [
  "fit-ready",
  "fit-started",
  "fit-answered",
  "fit-decided",
  "fit-completed",
  "fit-restarted",
  "fit-cta",
  "fit-error",
];

function find<Kind extends Element>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`no ${selector} on this page`);
  return found;
}

const fit = find<AttestationFit>("#fit");

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-prospect]")) {
  button.addEventListener("click", () => {
    fit.answers = PROSPECTS[button.dataset.prospect ?? ""] ?? null;
    fit.start();
    fit.scrollIntoView({ block: "start" });
  });
}

const log = find("#events");
let heard = false;
for (const type of EVENTS) {
  document.addEventListener(type, (event) => {
    if (type === "fit-cta") {
      // A real page lets the link open; here it would leave the demo.
      event.preventDefault();
      find("#embed").scrollIntoView();
    }
    if (!heard) log.replaceChildren();
    heard = true;
    const item = document.createElement("li");
    const name = document.createElement("strong");
    name.textContent = type;
    const detail = document.createElement("code");
    detail.textContent = brief(type, event);
    item.append(name, detail);
    log.prepend(item);
  });
}

/** The part of a detail that tells most. */
function brief(type: keyof FitEventMap, { detail }: CustomEvent): string {
  if (type === "fit-completed") return detail.recommendation.outcome;
  if (type === "fit-answered") return `${detail.question}: ${JSON.stringify(detail.value)}`;
  if (type === "fit-decided") return detail.outcome;
  if (type === "fit-cta") return (detail as CtaDetail).label;
  if (type === "fit-error") return `${detail.code}: ${detail.message}`;
  return type === "fit-ready" ? `model ${detail.model.version}` : "";
}

const theme = find<HTMLFormElement>("#theme");
const code = find("#theme-code");
function applyTheme() {
  const chosen = new FormData(theme);
  const text = (name: string) => String(chosen.get(name) ?? "");
  const properties = {
    "--fit-accent": text("accent"),
    "--fit-radius": `${text("radius")}px`,
    "--fit-font": text("font"),
  };
  for (const [name, value] of Object.entries(properties)) document.documentElement.style.setProperty(name, value);
  document.documentElement.style.setProperty("color-scheme", text("scheme"));
  for (const element of document.querySelectorAll("attestation-fit")) {
    if (text("language")) element.setAttribute("lang", text("language"));
    else element.removeAttribute("lang");
  }
  const lines = Object.entries(properties).flatMap(([name, value]) => (value ? [`  ${name}: ${value};`] : []));
  code.textContent = `attestation-fit {\n${lines.join("\n")}\n}`;
}
theme.addEventListener("input", applyTheme);
theme.addEventListener("submit", (event) => event.preventDefault());
applyTheme();

const floatingSwitch = find<HTMLButtonElement>("#floating-switch");
floatingSwitch.addEventListener("click", () => {
  const shown = document.querySelector("#floating");
  floatingSwitch.setAttribute("aria-pressed", String(!shown));
  if (shown) return shown.remove();
  const floating = document.createElement("attestation-fit");
  floating.id = "floating";
  floating.setAttribute("mode", "button");
  floating.setAttribute("link", "off");
  document.body.append(floating);
});

const contact = find<HTMLFormElement>("#contact");
contact.addEventListener("submit", (event) => {
  event.preventDefault();
  const entries = [...new FormData(contact)].map(([name, value]) => `${name}=${String(value)}`);
  find("#sent").textContent = entries.join("\n");
});

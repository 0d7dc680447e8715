/** What the tag of a vendor's page says, as chosen here. */
import type { Overlay, Texts } from "../desk/overlay.ts";

export interface Settings {
  accent: string;
  radius: number;
  font: string;
  scheme: "light dark" | "light" | "dark";
  lang: string;
  mode: "inline" | "modal" | "button";
  ctaLabel: string;
  ctaHref: string;
  title: string;
  lead: string;
  /** As `engine.toText` writes answers; empty for none. */
  answers: string;
  /** One a line, `name=value`. */
  fields: string;
}

export const FRESH: Settings = {
  accent: "#2f56c9",
  radius: 14,
  font: "",
  scheme: "light dark",
  lang: "",
  mode: "inline",
  ctaLabel: "Talk to us",
  ctaHref: "https://example.com/talk",
  title: "",
  lead: "",
  answers: "",
  fields: "",
};

export const FONTS = {
  "": "As the page",
  "Georgia, 'Times New Roman', serif": "Serif",
  "ui-monospace, 'Courier New', monospace": "Monospace",
  "system-ui, sans-serif": "As the visitor’s system",
} as const;

/** The attributes of the tag, in the order in which one reads them; those that say the default are left out. */
export function attributesOf(settings: Settings, overlay: Overlay): [name: string, value: string][] {
  const { mode, lang, ctaLabel, ctaHref, answers } = settings;
  const given: [string, string][] = [
    ["mode", mode === "inline" ? "" : mode],
    ["lang", lang],
    ["cta-label", ctaLabel],
    ["cta-href", ctaHref],
    ["cta", json(overlay.cta)],
    ["words", json(wordsOf(settings, overlay))],
    ["answers", answers],
    ["fields", json(fieldsOf(settings.fields))],
  ];
  return given.filter(([, value]) => value !== "");
}

/** The file's texts, with title and lead over them: by language, since a file speaks in languages. */
function wordsOf({ title, lead }: Settings, { words = {} }: Overlay): { [language: string]: Texts } | Texts {
  const ui = { ...(title ? { title } : {}), ...(lead ? { lead } : {}) };
  const own = Object.entries(words).filter(([, texts]) => Object.keys(texts).length > 0);
  if (Object.keys(ui).length === 0) return Object.fromEntries(own);
  if (own.length === 0) return { ui };
  const languages = new Set([...own.map(([language]) => language), "en"]);
  const all = Object.fromEntries(own);
  return Object.fromEntries(
    [...languages].map((language) => {
      const texts = all[language] ?? {};
      return [language, { ...texts, ui: { ...(typeof texts.ui === "object" ? texts.ui : {}), ...ui } }];
    }),
  );
}

export function fieldsOf(lines: string): { [name: string]: string } {
  const pairs = lines.split("\n").flatMap((line) => {
    const [name = "", ...value] = line.split("=");
    return name.trim() && value.length > 0 ? [[name.trim(), value.join("=").trim()] as const] : [];
  });
  return Object.fromEntries(pairs);
}

const json = (value: object | undefined) => (value && Object.keys(value).length > 0 ? JSON.stringify(value) : "");

/** The custom properties, in a style sheet's words; empty where all is the default. */
export function styleOf(settings: Settings): [property: string, value: string][] {
  const { accent, radius, font, scheme } = settings;
  const given: [string, string | false][] = [
    ["--fit-accent", accent !== FRESH.accent && accent],
    ["--fit-radius", radius !== FRESH.radius && `${radius}px`],
    ["--fit-font", font],
    ["color-scheme", scheme !== FRESH.scheme && scheme],
  ];
  return given.filter((pair): pair is [string, string] => Boolean(pair[1]));
}

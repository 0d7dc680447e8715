import assert from "node:assert/strict";
import { test } from "node:test";
import { Language } from "../../www/element/words/language.ts";
import { offerWords, registerWords } from "../../www/element/words/languages.ts";
import type { Words } from "../../www/element/words/words.ts";

const words = (tag: string) => ({ locale: { tag, direction: "ltr" }, ui: {} }) as unknown as Words;
const soon = () => new Promise((resolve) => setTimeout(resolve));

test("a language that cannot be loaded is told once, another is spoken, and it is tried again when asked", async () => {
  let there = false;
  let tries = 0;
  registerWords(words("en"));
  offerWords("nl", async () => {
    tries += 1;
    if (!there) throw new Error("not found");
    return words("nl");
  });
  const told: unknown[] = [];
  const language = new Language((failure) => told.push(failure ? String(failure) : "here"));
  const spoken = () => language.phrases?.words.locale.tag;

  language.choose(["nl"], null);
  language.choose(["nl"], null);
  await soon();
  language.choose(["nl"], null);
  await soon();
  assert.deepEqual([spoken(), tries, told], ["en", 1, ["Error: not found"]]);

  language.retry();
  await soon();
  assert.deepEqual([spoken(), tries, told.length], ["en", 2, 2], "a retry that fails is told, too");

  there = true;
  language.choose(["en"], null);
  language.choose(["nl"], null);
  await soon();
  assert.deepEqual([spoken(), tries, told.at(-1)], ["nl", 3, "here"], "wanted anew, it is tried anew");
  language.retry();
  await soon();
  assert.equal(tries, 3, "nothing is left to retry");
});

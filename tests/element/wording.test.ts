import assert from "node:assert/strict";
import { test } from "node:test";
import {
  chooseLanguage,
  offerWords,
  onNewWords,
  registerWords,
  withChanges,
  wordsOf,
} from "../../www/element/words/languages.ts";
import { phrasesOf } from "../../www/element/words/phrases.ts";
import { WORDS } from "./fixtures.ts";

test("the first wanted language that is there is chosen, by its general form if need be", async () => {
  registerWords(WORDS);
  let loads = 0;
  const german = { ...WORDS, locale: { ...WORDS.locale, tag: "de" } };
  offerWords("de", async () => {
    loads += 1;
    return german;
  });
  assert.equal(chooseLanguage(["fr", "de-AT", "en"]), "de");
  assert.equal(chooseLanguage([null, undefined, "", "EN-us"]), "en");
  assert.equal(chooseLanguage(["zh-Hant-TW"]), "en", "the first registered language serves those that are missing");
  assert.equal(loads, 0, "nothing is loaded before it is used");
  assert.equal(await wordsOf("de"), german);
  assert.equal(await wordsOf("de"), german);
  assert.equal(loads, 1);
});

test("elements hear of new languages until they stop listening", () => {
  let heard = 0;
  const listening = new AbortController();
  onNewWords(() => {
    heard += 1;
  }, listening.signal);
  registerWords(WORDS);
  listening.abort();
  registerWords(WORDS);
  assert.equal(heard, 1);
});

test("a vendor's texts replace texts and nothing else", () => {
  const changes = JSON.parse(
    '{"ui":{"why":"Reasons","new":"New"},"questions":{"a":"no table"},"buyerQuestion":{"points":["One"]},"__proto__":{"x":"y"},"rules":["a list"]}',
  );
  const words = withChanges(WORDS, changes);
  assert.equal(words.ui.why, "Reasons");
  assert.equal(words.ui.new, "New");
  assert.equal(words.ui.plan, "Your plan");
  assert.deepEqual(words.questions, WORDS.questions);
  assert.deepEqual(words.buyerQuestion.points, ["One"]);
  assert.deepEqual(words.rules, WORDS.rules);
  assert.equal(({} as { x?: string }).x, undefined);
  assert.equal(WORDS.ui.why, "Why", "the language itself stays as it is");
});

test("placeholders are filled once, numbers and plurals follow the language", () => {
  const phrases = phrasesOf(WORDS);
  assert.equal(phrases.count("left", 1), "1 question left");
  assert.equal(phrases.count("left", 1200), "1,200 questions left");
  assert.equal(phrases.say("between", { from: "{until}", until: "x" }), "Between {until} and x.");
  assert.equal(phrases.say("between", { from: "a" }), "Between a and {until}.");
  assert.equal(phrases.say("no such id"), "no such id");
});

test("ranges, money and days are written the language's way", () => {
  const phrases = phrasesOf(WORDS);
  assert.equal(phrases.span({ low: 6, high: 9 }), "6–9");
  assert.equal(phrases.span({ low: 6, high: 6 }), "6");
  assert.equal(phrases.span({ low: 6, high: null }), "from 6");
  assert.match(phrases.money("USD", 20_000, 50_000), /^\$20,000\s*[–-]\s*\$50,000$/u);
  assert.equal(phrases.day("2026-11-24"), "Nov 24, 2026");
  assert.equal(phrases.month("2027-01-01"), "Jan 2027", "no time zone moves a day");
});

test("answers are their choices' labels; an unknown id is shown as it is", () => {
  const phrases = phrasesOf(WORDS);
  assert.equal(phrases.answered("a", ["yes", "no"]), "Yes and No");
  assert.equal(phrases.answered("a", null), "I don’t know");
  assert.equal(phrases.answered("a", "maybe"), "maybe");
});

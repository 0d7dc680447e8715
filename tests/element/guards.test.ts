import assert from "node:assert/strict";
import { test } from "node:test";
import { campaignOf } from "../../www/element/events.ts";
import { webAddress } from "../../www/element/settings/address.ts";
import { callFor, mistakesInCalls } from "../../www/element/settings/call.ts";
import { nearest } from "../../www/element/settings/mistakes.ts";
import { readObject, sameContent } from "../../www/element/settings/structured.ts";

const BASE = "https://vendor.example/page/";

test("only web addresses become links", () => {
  assert.equal(webAddress("https://example.com/a"), "https://example.com/a");
  assert.equal(webAddress("../talk", BASE), "https://vendor.example/talk");
  for (const address of [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "blob:x",
    "file:///etc",
    "",
    null,
    "::",
  ]) {
    assert.equal(webAddress(address), null, String(address));
  }
  assert.equal(webAddress("java\nscript:alert(1)", BASE), null);
});

test("the call to action is that of the outcome, otherwise the general one", () => {
  const calls = { soc2_type2: { label: "Type II", href: "/type2" }, "*": { label: "Talk" } };
  assert.deepEqual(callFor(calls, "soc2_type2", BASE), { label: "Type II", href: "https://vendor.example/type2" });
  assert.deepEqual(callFor(calls, "iso27001", BASE), { label: "Talk" });
  assert.equal(callFor(null, "iso27001", BASE), null);
});

test("a call to action of the wrong shape, or with a hostile address, does no harm", () => {
  const call = (value: unknown) => callFor({ "*": value } as never, "toString", BASE);
  assert.deepEqual(call({ label: "Talk", href: "javascript:alert(1)" }), { label: "Talk" });
  for (const value of [null, "Talk", 7, {}, { label: 7 }, { label: "" }, []]) assert.equal(call(value), null);
});

test("a call to action may lead to an e-mail or a telephone", () => {
  for (const href of ["mailto:sales@vendor.example", "tel:+4930123456"]) {
    assert.deepEqual(callFor({ "*": { label: "Talk", href } }, "renew", BASE), { label: "Talk", href });
    assert.equal(webAddress(href), null, "a source may not");
  }
});

test("mistakes in calls to action are told with their place and the nearest outcome", () => {
  const calls = { soc2_typ2: { label: "x", hreff: "/" }, "*": { label: "y", href: "javascript:1" }, renew: "Talk" };
  const told = mistakesInCalls(calls as never, ["soc2_type2", "iso27001", "renew"], BASE);
  assert.deepEqual(
    told.map(({ place, fault }) => `${place}: ${fault}`),
    [
      "cta: unknown `soc2_typ2`; did you mean `soc2_type2`?",
      "cta.soc2_typ2: unknown `hreff`; did you mean `href`?",
      "cta.*: `href` is no http:, https:, mailto: or tel: address",
      "cta.renew: not `{ label, href }`",
    ],
  );
});

test("JSON of an attribute is an object, nothing, or a mistake in words", () => {
  assert.deepEqual(readObject('{"a":1}'), { a: 1 });
  for (const text of ["", " ", null]) assert.equal(readObject(text), null, String(text));
  for (const text of ["[1]", "7", "null"]) assert.match(String(readObject(text)), /^no JSON object/);
  assert.match(String(readObject('{"ui":{"title":"Don')), /apostrophe/);
  assert.match(String(readObject('{"a":1,}')), /no comma before a closing bracket/);
  assert.match(String(readObject("[object Object]")), /before the element was defined/);
});

test("settings are equal by what they hold", () => {
  assert.ok(sameContent({ a: ["x", { b: null }] }, { a: ["x", { b: null }] }));
  for (const [one, other] of [
    [{ a: 1 }, { a: 1, b: 2 }],
    [["a"], { 0: "a" }],
    [{ a: undefined }, { b: undefined }],
    [null, {}],
  ]) {
    assert.ok(!sameContent(one, other), JSON.stringify([one, other]));
  }
});

test("the nearest name is one that differs in few letters", () => {
  assert.equal(nearest("modl", ["inline", "modal", "button"]), "modal");
  assert.equal(nearest("popup", ["inline", "modal", "button"]), undefined);
});

test("campaign parameters are passed on, other parameters are not", () => {
  assert.deepEqual(campaignOf("?utm_source=mail&utm_medium=x&email=a@example.com&utm_=y&UTM_SOURCE=z"), {
    utm_source: "mail",
    utm_medium: "x",
  });
  assert.equal(campaignOf(`?utm_source=${"x".repeat(999)}`).utm_source?.length, 256);
});

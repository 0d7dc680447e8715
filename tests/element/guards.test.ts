import assert from "node:assert/strict";
import { test } from "node:test";
import { campaignOf } from "../../www/element/events.ts";
import { webAddress } from "../../www/element/settings/address.ts";
import { readObject } from "../../www/element/settings/attributes.ts";
import { callFor } from "../../www/element/settings/call.ts";

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

test("JSON of an attribute is an object or nothing", () => {
  assert.deepEqual(readObject('{"a":1}'), { a: 1 });
  for (const text of ["", "[1]", "7", "null", "{", null]) assert.equal(readObject(text), null, String(text));
});

test("campaign parameters are passed on, other parameters are not", () => {
  assert.deepEqual(campaignOf("?utm_source=mail&utm_medium=x&email=a@example.com&utm_=y&UTM_SOURCE=z"), {
    utm_source: "mail",
    utm_medium: "x",
  });
  assert.equal(campaignOf(`?utm_source=${"x".repeat(999)}`).utm_source?.length, 256);
});

/**
 * The tag in React's and Vue's markup, as their users' compilers see it. What is right compiles; a line that ends in
 * `wrong` is an error, and no other line is.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { compile } from "./compile.mjs";

const REACT = `
import { useRef } from "react";
import type { AttestationFit, ErrorDetail } from "attestation-fit/react";

export function Check() {
  const fit = useRef<AttestationFit>(null);
  return (
    <div>
      <attestation-fit
        ref={fit}
        key="fit"
        id="fit"
        className="wide"
        style={{ minHeight: "30rem" }}
        lang="de"
        mode="modal"
        skip-intro
        cta-label="Talk to us"
        ctaHref="/talk"
        answers={{ asked: ["soc2"], market: null }}
        words='{"ui":{"title":"…"}}'
        calls={{ "*": { label: "Talk to us", href: "/talk" } }}
        fields={{ campaign: "spring" }}
        onfit-completed={(event) => event.detail.recommendation.outcome.trim()}
        onfit-cta={(event) => event.preventDefault()}
        onfit-error={({ detail }: CustomEvent<ErrorDetail>) => detail.problems.map(({ code }) => code)}
        onfit-ready={(event) => void event.currentTarget.load()}
        onClick={() => fit.current?.show()}
      >
        <button slot="trigger">Find the fit</button>
        <p>What visitors without scripts read.</p>
      </attestation-fit>
      <attestation-fit mode="dialog" /> // wrong
      <attestation-fit ctaLable="Talk to us" /> // wrong
      <attestation-fit skip-intro="yes" /> // wrong
      <attestation-fit answers={{ people: 12 }} /> // wrong
      <attestation-fit onfit-completed={(event) => event.detail.outcome} /> // wrong
      <attestation-fit onfit-error={(event: CustomEvent<string>) => event.detail} /> // wrong
      <attestation-fit onClick={() => fit.current?.begin()} /> // wrong
      <attestation-fitt /> // wrong
    </div>
  );
}
`;

const VUE_JSX = `
import type { AttestationFit, ErrorDetail } from "attestation-fit/vue";

export const check = (fit: AttestationFit) => (
  <div>
    <attestation-fit
      key="fit"
      class="wide"
      lang="de"
      mode="modal"
      skip-intro
      ctaLabel="Talk to us"
      answers={{ asked: ["soc2"], market: null }}
      fields='{"campaign":"spring"}'
      onFitCompleted={(event) => event.detail.recommendation.outcome.trim()}
      onFitError={({ detail }: CustomEvent<ErrorDetail>) => detail.problems.map(({ code }) => code)}
      onFitReady={(event) => void event.currentTarget.load()}
      onClick={() => fit.show()}
    >
      <p>What visitors without scripts read.</p>
    </attestation-fit>
    <attestation-fit mode="dialog" /> // wrong
    <attestation-fit ctaLable="Talk to us" /> // wrong
    <attestation-fit skip-intro="yes" /> // wrong
    <attestation-fit onFitCompleted={(event) => event.detail.outcome} /> // wrong
    <attestation-fit onClick={() => fit.begin()} /> // wrong
  </div>
);
`;

const VUE_TEMPLATE = `<script setup lang="ts">
import { useTemplateRef } from "vue";
import type { AttestationFit } from "attestation-fit/vue";

const fit = useTemplateRef<AttestationFit>("fit");
const told = (outcome: string) => outcome.trim();
</script>

<template>
  <attestation-fit
    ref="fit"
    id="fit"
    class="wide"
    lang="de"
    mode="modal"
    skip-intro
    cta-label="Talk to us"
    :answers="{ asked: ['soc2'], market: null }"
    fields='{"campaign":"spring"}'
    @fit-completed="(event) => told(event.detail.recommendation.outcome)"
    @fit-cta="$event.preventDefault()"
    @click="fit?.show()"
  >
    <button slot="trigger">Find the fit</button>
    <p>What visitors without scripts read.</p>
  </attestation-fit>
  <attestation-fit mode="dialog" /><!-- wrong -->
  <attestation-fit cta-lable="Talk to us" /><!-- wrong -->
  <attestation-fit :answers="{ people: 12 }" /><!-- wrong -->
  <attestation-fit @fit-completed="(event) => told(event.detail.outcome)" /><!-- wrong -->
  <attestation-fit @click="fit?.begin()" /><!-- wrong -->
</template>
`;

/** The entry is named in tsconfig.json instead of being imported. */
const WITHOUT_IMPORT = `
export const check = <attestation-fit mode="modal" onfit-ready={(event) => event.detail.language.trim()} />;
export const other = <attestation-fit mode="dialog" />; // wrong
`;

const REACT_PACKAGES = ["@types/react", "csstype"];
const VUE_PACKAGES = ["vue", "@vue", "csstype"];
const compilers = /** @type {const} */ (["TypeScript 7", "TypeScript 6"]);

const cases = [
  {
    framework: "React's JSX",
    compilers,
    project: { files: { "check.tsx": REACT }, packages: REACT_PACKAGES, options: { jsx: "react-jsx" } },
  },
  {
    framework: "React's JSX, by `types` of tsconfig.json",
    compilers,
    project: {
      files: { "check.tsx": WITHOUT_IMPORT },
      packages: REACT_PACKAGES,
      options: { jsx: "react-jsx", types: ["attestation-fit/react"] },
    },
  },
  {
    framework: "Vue's JSX",
    compilers,
    project: {
      files: { "check.tsx": VUE_JSX },
      packages: VUE_PACKAGES,
      options: { jsx: "preserve", jsxImportSource: "vue" },
    },
  },
  {
    framework: "Vue's templates",
    compilers: /** @type {const} */ (["vue-tsc"]),
    project: { files: { "Check.vue": VUE_TEMPLATE }, packages: VUE_PACKAGES, vue: { strictTemplates: true } },
  },
];

for (const { framework, compilers, project } of cases) {
  describe(framework, () => {
    for (const compiler of compilers) {
      for (const resolution of ["nodenext", "bundler"]) {
        test(`right markup compiles, wrong markup does not, module resolution ${resolution}, ${compiler}`, () => {
          // The frameworks' own declarations are theirs to check.
          const options = { ...project.options, skipLibCheck: true };
          const said = compile({ ...project, options }, { compiler, resolution });
          const [[file = "", text = ""] = []] = Object.entries(project.files);
          const lines = said.map((line) => Number(line.match(/^[^(]*\((\d+),/)?.[1] ?? Number.NaN));
          assert.deepEqual([...new Set(lines)], wrongLines(text), `${file}:\n${said.join("\n")}`);
        });
      }
    }
  });
}

/** @param {string} text */
function wrongLines(text) {
  return text.split("\n").flatMap((line, index) => (/wrong( -->)?$/.test(line) ? [index + 1] : []));
}

describe("attributes in markup", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../dist/custom-elements.json", import.meta.url), "utf8"));
  /** @type {{ name: string }[]} */
  const attributes = manifest.modules[0].declarations[0].attributes;
  /** @type {{ name: string, kind: string, privacy?: string, static?: boolean, readonly?: boolean }[]} */
  const members = manifest.modules[0].declarations[0].members;

  const names = attributes.map(({ name }) => JSON.stringify(name)).join(" | ");
  const properties = members
    .filter(({ kind, privacy, static: ofClass }) => kind === "field" && !privacy && !ofClass)
    .map(({ name }) => JSON.stringify(name));
  const source = `
import type { Markup } from "attestation-fit/react";
type Attribute = ${names};
type Property = ${properties.join(" | ")};
// What is too much stands in the error.
declare const missing: Exclude<Attribute, keyof Markup>;
declare const surplus: Exclude<keyof Markup, Attribute | Property>;
export const none: never[] = [missing, surplus];
`;
  test("are those of custom-elements.json, and besides them only properties", () => {
    const project = { files: { "names.ts": source }, packages: REACT_PACKAGES };
    assert.deepEqual(compile(project, { compiler: "TypeScript 7", resolution: "bundler" }), []);
  });
});

/** The lines that a vendor's developer copies, for each kind of site. */

export const SITES = {
  script: "Script tag",
  npm: "npm",
  react: "React",
  vue: "Vue",
  svelte: "Svelte",
  angular: "Angular",
  astro: "Astro",
  wordpress: "WordPress",
  iframe: "Frame",
} as const;

export type Site = keyof typeof SITES;

export interface Written {
  attributes: readonly (readonly [name: string, value: string])[];
  style: readonly (readonly [property: string, value: string])[];
  /** Hash of `embed.js`, as `integrity` has it. */
  integrity: string;
}

const FALLBACK = "<p>Our fit check needs JavaScript. Write to us, and we answer by hand.</p>";

export function snippet(site: Site, written: Written): string {
  const { attributes, style, integrity } = written;
  const html = tag(attributes.map(([name, value]) => `${name}="${escaped(value)}"`));
  const css =
    style.length > 0 ? `attestation-fit {\n${style.map(([name, value]) => `  ${name}: ${value};`).join("\n")}\n}` : "";
  const styled = css ? `/* In your style sheet: */\n${css}\n\n` : "";
  const script = `<script src="/attestation-fit/embed.js" integrity="${integrity}" defer></script>`;
  const inTemplate = tag(attributes.map(([name, value]) => `${name}="${escaped(value, true)}"`));
  switch (site) {
    case "script":
    case "wordpress": {
      const where =
        site === "script"
          ? "<!-- Copy embed.js and the folder locales to your site. -->"
          : "<!-- Upload embed.js and the folder locales by your host's file manager (Media refuses scripts),\n     then paste this into a block “Custom HTML”. -->";
      return `${where}\n${script}\n\n${html}${css ? `\n\n<!-- In your style sheet${site === "wordpress" ? " (Appearance, Customise, Additional CSS)" : ""}:\n${css}\n-->` : ""}`;
    }
    case "npm":
      return `npm install attestation-fit\n\n// In your script:\nimport "attestation-fit/define";\n\n<!-- In your page: -->\n${html}${css ? `\n\n${styled.trim()}` : ""}`;
    case "react": {
      const props = attributes.map(([name, value]) =>
        /["\\\n&]/.test(value) ? `${name}={${JSON.stringify(value)}}` : `${name}="${value}"`,
      );
      return `${styled}"use client";\nimport "attestation-fit/define";\nimport type {} from "attestation-fit/react";\n\nexport function FitCheck() {\n  return (\n${indent(tag(props), 4)}\n  );\n}`;
    }
    case "vue":
      return `${styled}<!-- vite.config: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "attestation-fit" } } }) -->\n<script setup lang="ts">\nimport "attestation-fit/define";\nimport type {} from "attestation-fit/vue";\n</script>\n\n<template>\n${indent(html, 2)}\n</template>`;
    case "svelte":
      return `${styled}<script>\n  import "attestation-fit/define";\n</script>\n\n${inTemplate}`;
    case "angular":
      return `${styled}import "attestation-fit/define";\nimport { Component, CUSTOM_ELEMENTS_SCHEMA } from "@angular/core";\n\n@Component({\n  selector: "app-fit-check",\n  schemas: [CUSTOM_ELEMENTS_SCHEMA],\n  template: \`\n${indent(inTemplate.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${"), 4)}\n  \`,\n})\nexport class FitCheck {}`;
    case "astro":
      return `---\n---\n${inTemplate}\n\n<script>\n  import "attestation-fit/define";\n</script>${css ? `\n\n<style is:global>\n${indent(css, 2)}\n</style>` : ""}`;
    case "iframe":
      return frame(written);
  }
}

/** The framed page takes looks from its address, and what it says from its own file. */
function frame({ attributes, style }: Written): string {
  const address = new URLSearchParams();
  for (const [name, value] of attributes) if (["lang", "answers", "fields"].includes(name)) address.set(name, value);
  for (const [property, value] of style)
    address.set(property === "color-scheme" ? "scheme" : property.slice("--fit-".length), value);
  address.set("parent", "https://your-site.example");
  const own = attributes.filter(([name]) => ["cta-label", "cta-href", "cta", "words"].includes(name));
  const spoken = own.map(([name, value]) => `${name}="${escaped(value)}"`).join("\n  ");
  const file = spoken ? `<!-- In frame/index.html, on the tag attestation-fit:\n  ${spoken}\n-->\n` : "";
  const query = [...address].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&amp;");
  return `<!-- Copy embed.js and the folders frame and locales to a host of yours. -->\n${file}<iframe\n  data-attestation-fit\n  title="Fit check"\n  src="https://host.example/frame/?${query}"\n  width="100%" height="640"\n  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"\n  allow="clipboard-write"\n></iframe>\n<script src="https://host.example/frame/parent.js" defer></script>`;
}

function tag(attributes: readonly string[]): string {
  const open =
    attributes.length > 1
      ? `<attestation-fit\n${indent(attributes.join("\n"), 2)}\n>`
      : `<attestation-fit${attributes.map((one) => ` ${one}`).join("")}>`;
  return `${open}\n  ${FALLBACK}\n</attestation-fit>`;
}

/** For an attribute between double quotes; `braces` where a template language would read them as its own. */
function escaped(text: string, braces = false): string {
  const html = text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return braces ? html.replaceAll("{", "&#123;").replaceAll("}", "&#125;") : html;
}

function indent(text: string, by: number): string {
  return text
    .split("\n")
    .map((line) => (line ? " ".repeat(by) + line : line))
    .join("\n");
}

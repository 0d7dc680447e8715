import text from "generated/theme";

/** The style sheets of www/element/theme, joined and minified. */
export function theme(): string {
  return text;
}

/**
 * Addresses come from vendors' attributes and from models: only some become links. `javascript:`, `data:` and what is no
 * address at all are shown as plain text instead.
 */
const WEB = ["https:", "http:"];
const CONTACT = ["mailto:", "tel:"];

/** A web address, absolute. */
export function webAddress(address: string | null | undefined, base?: string): string | null {
  return addressOf(address, base, WEB);
}

/** What a call to action may lead to: a web address, an e-mail or a telephone number. */
export function linkAddress(address: string, base: string): string | null {
  return addressOf(address, base, [...WEB, ...CONTACT]);
}

function addressOf(address: string | null | undefined, base: string | undefined, allowed: readonly string[]) {
  if (!address) return null;
  try {
    const url = new URL(address, base);
    return allowed.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

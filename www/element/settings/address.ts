/**
 * Addresses come from vendors' attributes and from models: only web addresses become links. `javascript:`, `data:` and
 * what is no address at all are shown as plain text instead.
 */
export function webAddress(address: string | null | undefined, base?: string): string | null {
  if (!address) return null;
  try {
    const url = new URL(address, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * What Lit touches while it is imported. On a server it gets these stand-ins instead, so that every entry of the package
 * can be imported there; the element itself does nothing without a page. The build puts them in place of the globals.
 */
const standIn = class {} as unknown as typeof globalThis.HTMLElement;
const page = { createTreeWalker: () => ({}) } as unknown as Document;

export const HTMLElement: typeof globalThis.HTMLElement = globalThis.HTMLElement ?? standIn;
export const document: Document = globalThis.document ?? page;

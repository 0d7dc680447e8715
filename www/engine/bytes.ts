/** Decoding of the payloads that the build inlines. No `fetch("data:…")`: a strict policy would refuse it. */
import { LoadError } from "./load-error.ts";

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** What was gzip and then base64. Rejects with `load-corrupt` where it is neither. */
export async function unpack(payload: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stream = new Blob([fromBase64(payload)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new LoadError("load-corrupt", "the engine's bytes are damaged: load the script again", cause);
  }
}

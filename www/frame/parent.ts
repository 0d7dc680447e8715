/**
 * For the page around the frame: `<script src="https://host.example/frame/parent.js" defer></script>`. Gives each
 * `<iframe data-attestation-fit>` the height that its content needs and dispatches the element's events on it.
 */
import type { FrameMessage } from "./messages.d.ts";

addEventListener("message", (event: MessageEvent<FrameMessage | null | undefined>) => {
  const frame = [...document.querySelectorAll<HTMLIFrameElement>("iframe[data-attestation-fit]")].find(
    ({ contentWindow }) => contentWindow !== null && contentWindow === event.source,
  );
  if (!frame || event.origin !== originOf(frame)) return;
  const message = event.data;
  // Whatever else runs in the frame may send anything.
  if (typeof message !== "object" || message === null) return;
  if (message.type === "attestation-fit:size" && Number.isFinite(message.height)) {
    // An attribute, not a style: it needs no permission of the page's security policy.
    frame.height = String(Math.min(Math.max(0, Math.round(message.height)), 40_000));
  } else if (message.type === "attestation-fit:turned") {
    if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: "start" });
  } else if (message.type === "attestation-fit:event" && /^fit-[a-z]+$/.test(message.name)) {
    frame.dispatchEvent(new CustomEvent(message.name, { detail: message.detail, bubbles: true }));
  }
});

/** A frame that is sandboxed without `allow-same-origin` speaks for no origin. */
function originOf(frame: HTMLIFrameElement): string {
  const opaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  return opaque ? "null" : new URL(frame.src).origin;
}

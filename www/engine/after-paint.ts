/**
 * Resolves once the page has had its turn to paint what is drawn now; at once where there is no page. No timer and no
 * animation frame: pages in the background have them once a second or never.
 */
export function afterPaint(): Promise<void> {
  if (typeof document === "undefined") return Promise.resolve();
  // Painting goes before tasks of the background. Not in the DOM's types yet, and not in every browser.
  const { scheduler } = globalThis as { scheduler?: { postTask?: (work: () => void, how: object) => Promise<void> } };
  if (scheduler?.postTask) return scheduler.postTask(() => {}, { priority: "background" });
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

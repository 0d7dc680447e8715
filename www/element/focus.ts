/**
 * Focus follows the page: to the answer given or the first choice, otherwise to the heading; its top comes into view.
 * Once the page is painted: asking for focus before makes the browser lay out the page at once, while the visitor waits to
 * see it.
 */
export function focusPage(root: ParentNode): void {
  afterPaint(() => {
    const card = root.querySelector<HTMLElement>(".card");
    if (!card?.isConnected) return;
    const margin = Number.parseFloat(getComputedStyle(card).scrollMarginBlockStart) || 0;
    const hidden = card.getBoundingClientRect().top < margin;
    const target =
      card.querySelector<HTMLElement>(".question input:checked") ??
      card.querySelector<HTMLElement>(".question fieldset input, [data-focus]");
    target?.focus({ preventScroll: true });
    if (hidden) card.scrollIntoView({ block: "start" });
  });
}

/** A task after the next frame; in a page that is not shown, where there are no frames, soon. */
function afterPaint(work: () => void): void {
  if (document.hidden) setTimeout(work);
  else requestAnimationFrame(() => setTimeout(work));
}

/** Calls once when the element comes near the viewport, unless the signal comes first. */
export function whenNear(element: Element, near: () => void, signal: AbortSignal): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      near();
    },
    { rootMargin: "50%" },
  );
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
}

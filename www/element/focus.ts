/** Focus follows the page: to the answer given or the first choice, otherwise to the heading. Its top comes into view. */
export function focusPage(root: ParentNode): void {
  const card = root.querySelector<HTMLElement>(".card");
  const target =
    card?.querySelector<HTMLElement>("input:checked") ??
    card?.querySelector<HTMLElement>("fieldset input, [data-focus]");
  target?.focus({ preventScroll: true });
  if (card && card.getBoundingClientRect().top < 0) card.scrollIntoView({ block: "start" });
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

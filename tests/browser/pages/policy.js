/** Notes what the page's policy refuses; must come first. */
Object.assign(globalThis, { refused: [] });
document.addEventListener("securitypolicyviolation", (event) => {
  Reflect.get(globalThis, "refused").push(`${event.violatedDirective} ${event.blockedURI}`);
});

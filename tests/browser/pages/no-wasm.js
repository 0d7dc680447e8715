/** A browser, or an operator, without WebAssembly. */
Reflect.deleteProperty(globalThis, "WebAssembly");

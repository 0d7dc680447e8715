/**
 * Files that are loaded only where they are needed.
 *
 * A browser keeps what became of a module's address for as long as the page lives: every one keeps a module that arrived
 * damaged, Firefox also one that did not arrive. So once an address has failed, a second try needs another one.
 */
const failures = new Map<string, number>();

/**
 * Loads a module and takes what is wanted of it. Rejects where either fails; a later call tries again.
 *
 * @param file The module's address, relative to this script, as `load` has it.
 * @param load Its import, in a form that bundlers understand: they move the file, and may have tries of their own.
 * @param take Throws on a module that is not the one that was wanted: cut short it can still be one, with less in it.
 */
export async function later<Module, Wanted>(
  file: string,
  load: () => Promise<Module>,
  take: (module: Module) => Wanted,
): Promise<Wanted> {
  const failed = failures.get(file) ?? 0;
  try {
    return take(await load());
  } catch (failure) {
    failures.set(file, failed + 1);
    if (failed === 0) throw failure;
  }
  const again: Module = await import(/* webpackIgnore: true */ /* @vite-ignore */ `${file}?again=${failed}`);
  return take(again);
}

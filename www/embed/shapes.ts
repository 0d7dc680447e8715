/**
 * The value that a list without keys stands for: one that begins with a number is an object of that shape, or, where the
 * number is -1, a list of what follows. Its twin is xtask/src/shapes.rs.
 */
export function withKeys(value: unknown, shapes: readonly string[]): unknown {
  if (!Array.isArray(value) || typeof value[0] !== "number") return value;
  const items = value.slice(1).map((item) => withKeys(item, shapes));
  const keys = shapes[value[0]];
  if (keys === undefined) return items;
  return Object.fromEntries(items.map((item, index) => [keys.split(",")[index], item]));
}

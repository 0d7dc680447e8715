/** Lists that are never changed in place. */

/** The list with another item at a place. */
export function withItem<T>(list: readonly T[], at: number, item: T): T[] {
  return list.map((other, place) => (place === at ? item : other));
}

/** The list without the item at a place. */
export function withoutItem<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, place) => place !== at);
}

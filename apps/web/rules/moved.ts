/** A list in which one item changed places with the one before or after it. */
export function moved<Item>(list: readonly Item[], item: Item, by: -1 | 1): Item[] {
  const from = list.indexOf(item);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return [...list];
  return list.with(from, list[to]!).with(to, item);
}

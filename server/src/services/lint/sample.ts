/** So many of a list, evenly spread over it; all when there are no more. */
export function evenly<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items]
  return Array.from(
    { length: most },
    (_, i) => items[Math.floor((i * items.length) / most)],
  ).filter((item) => item !== undefined)
}

/**
 * The images of a set whose pictures are looked at: the same ones each time. Half of them may be such as a person has captioned, where
 * words are least certain to have been measured; the rest is spread over the set.
 */
export function sampleOf<Item extends { manual: boolean }>(
  images: readonly Item[],
  most: number,
): Item[] {
  if (images.length <= most) return [...images]
  const manual = evenly(
    images.filter((image) => image.manual),
    Math.floor(most / 2),
  )
  const chosen = new Set(manual)
  const rest = images.filter((image) => !chosen.has(image))
  for (const image of evenly(rest, most - manual.length)) chosen.add(image)
  return images.filter((image) => chosen.has(image))
}

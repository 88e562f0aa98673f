/** A yes or no per pixel, row by row. */
export type Mask = Uint8Array

export interface Size {
  width: number
  height: number
}

/** Calls back with the index of each of the four direct neighbors. */
export function eachNeighbor(size: Size, index: number, visit: (neighbor: number) => void): void {
  const x = index % size.width
  if (x > 0) visit(index - 1)
  if (x < size.width - 1) visit(index + 1)
  if (index >= size.width) visit(index - size.width)
  if (index < size.width * (size.height - 1)) visit(index + size.width)
}

/** Indices of the pixels at most `depth` away from an edge of the image. */
export function borderPixels(size: Size, depth: number): number[] {
  const out: number[] = []
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const inside = Math.min(x, y, size.width - 1 - x, size.height - 1 - y)
      if (inside < depth) out.push(y * size.width + x)
    }
  return out
}

/** The pixels that `accepts` and that a path of such pixels joins to the image's edge. */
export function floodFromBorder(size: Size, accepts: (index: number) => boolean): Mask {
  const mask = new Uint8Array(size.width * size.height)
  const queue: number[] = []
  const reach = (index: number): void => {
    if (mask[index] !== 0 || !accepts(index)) return
    mask[index] = 1
    queue.push(index)
  }
  for (const index of borderPixels(size, 1)) reach(index)
  for (let head = 0; head < queue.length; head++) eachNeighbor(size, queue[head] ?? 0, reach)
  return mask
}

export function countMask(mask: Mask): number {
  let count = 0
  for (const bit of mask) count += bit
  return count
}

/** Connected groups of set pixels (four neighbors), each as its pixels' indices, largest first. */
export function components(size: Size, mask: Mask): number[][] {
  const seen = new Uint8Array(mask.length)
  const found: number[][] = []
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || seen[start] !== 0) continue
    const group = [start]
    seen[start] = 1
    for (let head = 0; head < group.length; head++)
      eachNeighbor(size, group[head] ?? 0, (next) => {
        if (mask[next] === 0 || seen[next] !== 0) return
        seen[next] = 1
        group.push(next)
      })
    found.push(group)
  }
  return found.sort((p, q) => q.length - p.length)
}

/**
 * Steps (four neighbors) from each set pixel to the nearest unset one: 1 on the rim, 0 outside the mask. The image's own
 * edge does not count as outside: a subject that is cut off has no rim there.
 */
export function depthInside(size: Size, mask: Mask): Uint16Array {
  const depth = new Uint16Array(mask.length)
  const queue: number[] = []
  for (let index = 0; index < mask.length; index++) if (mask[index] === 0) queue.push(index)
  for (let head = 0; head < queue.length; head++) {
    const from = queue[head] ?? 0
    eachNeighbor(size, from, (next) => {
      if (mask[next] === 0 || depth[next] !== 0) return
      depth[next] = (depth[from] ?? 0) + 1
      queue.push(next)
    })
  }
  return depth
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** The smallest box around the pixels, in fractions of the image's width and height. */
export function boxOf(size: Size, pixels: readonly number[]): Box {
  let [left, top, right, bottom] = [size.width, size.height, 0, 0]
  for (const index of pixels) {
    const x = index % size.width
    const y = Math.floor(index / size.width)
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  }
  return {
    left: left / size.width,
    top: top / size.height,
    right: right / size.width,
    bottom: bottom / size.height,
  }
}

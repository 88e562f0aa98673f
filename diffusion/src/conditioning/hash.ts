const utf8 = new TextEncoder()

/** FNV-1a, 32 bits, over the text's UTF-8 bytes (Fowler, Noll, Vo; RFC 9923). */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  // The low bits of FNV-1a mix poorly for short keys; fold the high half in before a modulus is taken.
  return (hash ^ (hash >>> 15)) >>> 0
}

/** A bucket from 1 to `buckets - 1`; 0 is kept for "none". */
export function hashBucket(text: string, buckets: number): number {
  return 1 + (fnv1a(text) % (buckets - 1))
}

/** IEEE 754 half-precision bits as singles. */
export function halvesToFloats(bits: Uint16Array): Float32Array {
  return new Float32Array(new Float16Array(bits.buffer, bits.byteOffset, bits.length))
}

/** Singles as half-precision bits, to nearest and ties to even; what is too large becomes infinite. */
export function floatsToHalves(values: Float32Array): Uint16Array {
  return new Uint16Array(new Float16Array(values).buffer)
}

/** bfloat16 is the upper half of a single. */
export function bfloatsToFloats(bits: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(bits, (b) => b * 0x10000).buffer)
}

import { createRequire } from 'node:module'

/** What the picture moderator is made of; installed unless npm was told to omit optional dependencies. */
const PACKAGES = ['nsfwjs/core', '@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'] as const

const { resolve } = createRequire(import.meta.url)

/** Those of the packages that are not installed. Nothing is loaded. */
export function missingPackages(packages: readonly string[] = PACKAGES): string[] {
  return packages.filter((name) => {
    try {
      resolve(name)
      return false
    } catch {
      return true
    }
  })
}

import { readdirSync, readFileSync } from 'node:fs'

const KIB = 1024

function field(pid: number, name: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) * KIB
  } catch {
    return 0
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').map(Number),
    )
  } catch {
    return []
  }
}

/** The most memory that processes held, in bytes. */
export interface Peaks {
  /** The server's own process, since its start: the kernel keeps count, so nothing is missed. */
  server: number
  /** The largest decoder, likewise. */
  largestDecoder: number
  /** The server and all it has started, together, as seen every 50 ms. */
  together: number
  decoders: number
}

/** Watches a server and what it starts; Linux alone tells this. */
export function watchMemory(pid: number) {
  const peaks: Peaks = { server: 0, largestDecoder: 0, together: 0, decoders: 0 }
  const look = () => {
    const children = childrenOf(pid)
    const decoders = children.filter((child) => commandOf(child).includes('decoder/child'))
    const resident = [pid, ...children].reduce((sum, one) => sum + field(one, 'VmRSS'), 0)
    peaks.server = Math.max(peaks.server, field(pid, 'VmHWM'))
    peaks.together = Math.max(peaks.together, resident)
    peaks.decoders = Math.max(peaks.decoders, decoders.length)
    for (const child of decoders)
      peaks.largestDecoder = Math.max(peaks.largestDecoder, field(child, 'VmHWM'))
  }
  const timer = setInterval(look, 50)
  return {
    stop(): Peaks {
      look()
      clearInterval(timer)
      return peaks
    },
  }
}

import { describe, expect, it } from 'vitest'
import { progress } from './progress.ts'

function recorder(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, columns: 60, write: (text: string) => written.push(text), written }
}

describe('progress', () => {
  it('redraws one line on a terminal and never lets it wrap', () => {
    const terminal = recorder(true)
    const line = progress(terminal, 'Training')
    line.update(0.5, 'x'.repeat(200))
    line.done('done')
    expect(terminal.written[0]).toMatch(/^\r/)
    expect(terminal.written[0]).toContain('█')
    expect(terminal.written[0]?.split('\u001b[2K')[1]?.length).toBeLessThan(60)
    expect(terminal.written.join('').match(/\n/g)).toHaveLength(1)
  })

  it('writes plain lines, and few of them, when nobody watches', () => {
    let now = 0
    const terminal = recorder(false)
    const line = progress(terminal, 'Training', { now: () => now, plainEveryMs: 10_000 })
    for (now = 0; now < 30_000; now += 1_000) line.update(now / 30_000, `at ${now}`)
    line.done('done')
    expect(terminal.written).toHaveLength(4)
    expect(terminal.written.join('')).not.toContain('\u001b')
  })
})

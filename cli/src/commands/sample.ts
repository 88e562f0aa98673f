import { command } from '../command.ts'
import { writeSampleSet } from '../sample/sample-set.ts'

/** Writes the bundled sample images to a folder. */
export const sample = command({
  summary: 'Draw the bundled sample set, an original character in fourteen poses',
  options: {
    out: { kind: 'text', placeholder: 'DIR', help: 'where to put it (default ./out/sample)' },
  },
  run: async ({ out = 'out/sample' }, { out: terminal }) => {
    const files = await writeSampleSet(out)
    terminal.write(`${files.length} images in ${out}\n`)
  },
})

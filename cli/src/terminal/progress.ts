/** Where lines and bars go; `process.stdout` is one. */
export interface Terminal {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

/** A line of work that shows how far it is. */
export interface Progress {
  /** `fraction` in 0..1; `note` says the rest ("step 120 of 400, loss 0.31"). */
  update(fraction: number, note: string): void
  /** Ends the line with its last note. */
  done(note: string): void
}

const barWidth = 28

/**
 * Starts a line of work. A terminal sees a bar redrawn in place; a pipe or a log sees a plain line at most every
 * `plainEveryMs` (and always the first and the last).
 */
export function progress(
  terminal: Terminal,
  title: string,
  options: { now?: () => number; plainEveryMs?: number } = {},
): Progress {
  return terminal.isTTY ? bar(terminal, title) : plain(terminal, title, options)
}

function bar(terminal: Terminal, title: string): Progress {
  const draw = (text: string) =>
    terminal.write(`\r\u001b[2K${shortened(text, terminal.columns ?? 80)}`)
  return {
    update: (fraction, note) => draw(`${title} ${drawn(fraction)} ${percent(fraction)} ${note}`),
    done: (note) => {
      draw(`${title} ${note}`)
      terminal.write('\n')
    },
  }
}

function plain(
  terminal: Terminal,
  title: string,
  options: { now?: () => number; plainEveryMs?: number },
): Progress {
  const { now = Date.now, plainEveryMs = 10_000 } = options
  let next = Number.NEGATIVE_INFINITY
  return {
    update: (fraction, note) => {
      if (now() < next) return
      next = now() + plainEveryMs
      terminal.write(`${title} ${percent(fraction)} ${note}\n`)
    },
    done: (note) => terminal.write(`${title} ${note}\n`),
  }
}

function drawn(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * barWidth)
  return `[${'█'.repeat(full)}${'░'.repeat(barWidth - full)}]`
}

function percent(fraction: number): string {
  return `${Math.round(Math.min(1, Math.max(0, fraction)) * 100)}%`.padStart(4)
}

// A line that wraps cannot be redrawn in place.
function shortened(text: string, columns: number): string {
  return text.length < columns ? text : text.slice(0, columns - 1)
}

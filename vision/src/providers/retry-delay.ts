function inNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined
}

/** Every form that RFC 9110 knows begins with the day of the week; `Date.parse` would find a date in almost anything. */
function untilDate(text: string, nowMs: number): number | undefined {
  const date = /^\s*(mon|tue|wed|thu|fri|sat|sun)/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
}

/**
 * How long a service asks to wait, in milliseconds: `retry-after-ms` (OpenAI), `Retry-After` as seconds or a date (RFC 9110, section 10.2.3),
 * or Google's `RetryInfo` in the body (`"retryDelay": "34s"`). Undefined when it does not ask.
 */
export function retryDelayOf(
  headers: Readonly<Record<string, string>>,
  body: string,
  nowMs = Date.now(),
): number | undefined {
  const exact = inNumber(headers['retry-after-ms'])
  if (exact !== undefined) return exact
  const after = headers['retry-after']
  const seconds = inNumber(after) ?? inNumber(/"retryDelay"\s*:\s*"([\d.]+)s"/.exec(body)?.[1])
  return seconds === undefined ? untilDate(after ?? '', nowMs) : seconds * 1000
}

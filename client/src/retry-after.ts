/** Seconds that a `Retry-After` header asks to wait, which it says as a number or as a date (RFC 9110, section 10.2.3). */
export function retryAfterSeconds(header: string | null, nowMs = Date.now()): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text)
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - nowMs) / 1_000))
}

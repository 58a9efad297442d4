/** What a clock in a zone shows at a moment, as "2026-03-08T02:30". */
export function localText(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** Whether this runtime knows the zone. */
function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * The moment at which a clock in a zone shows a text such as "2026-03-08T02:30"; null for other text, for an unknown zone, and for an hour that the clocks
 * skip. Of an hour that comes twice, the first.
 */
export function momentOf(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) || !isTimeZone(timeZone)) return null
  const asUtc = Date.parse(`${text}:00Z`)
  if (Number.isNaN(asUtc)) return null
  const offsets = [-24, 24].map((hours) => {
    const near = asUtc + hours * 3_600_000
    return Date.parse(`${localText(new Date(near), timeZone)}:00Z`) - near
  })
  const found = offsets.map((offset) => new Date(asUtc - offset)).filter((at) => localText(at, timeZone) === text)
  found.sort((a, b) => a.getTime() - b.getTime())
  return found[0] ?? null
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "3 h ago", "in 2 days": coarse on purpose; the exact moment stands beside it for hover and screen readers. */
export function relative(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime()
  const size = Math.abs(ms)
  if (size < MINUTE) return 'just now'
  const words =
    size < HOUR
      ? `${Math.round(size / MINUTE)} min`
      : size < 2 * DAY
        ? `${Math.round(size / HOUR)} h`
        : `${Math.round(size / DAY)} days`
  return ms < 0 ? `${words} ago` : `in ${words}`
}

const DAY_PARTS = { day: 'numeric', month: 'short', year: 'numeric' } as const
const SHORT_PARTS = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false } as const
const TIME_PARTS = { ...DAY_PARTS, hour: '2-digit', minute: '2-digit', hour12: false } as const
const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once for a zone: a format costs a hundred times what using it costs, and keeps memory that the collector does not see. */
function formatIn(zone: string, parts: typeof DAY_PARTS | typeof TIME_PARTS | typeof SHORT_PARTS): Intl.DateTimeFormat {
  const name = `${zone} ${'hour' in parts} ${'year' in parts}`
  const known = formats.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...parts })
  formats.set(name, made)
  return made
}

/** "14 Mar 2026, 09:05" in the zone given: the same on the server and in every browser. */
export function exact(at: Date, zone = 'UTC'): string {
  const parts = formatIn(zone, TIME_PARTS).format(at)
  return zone === 'UTC' ? `${parts} UTC` : parts
}

/** "14 Mar, 09:05": within a stay the year is known; the zone is said once beside the list. */
export const shortMoment = (at: Date, zone: string): string => formatIn(zone, SHORT_PARTS).format(at)

/** "CST": the name of a zone's clock at a moment, the same on the server and in every browser. */
export function zoneName(at: Date, zone = 'UTC'): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

const days = new Map<number, string>()

/** "14 Mar 2026". Lists show the same few days again and again: those of UTC are kept. */
export function dayOf(at: Date, zone = 'UTC'): string {
  if (zone !== 'UTC') return formatIn(zone, DAY_PARTS).format(at)
  const day = Math.floor(at.getTime() / DAY)
  const known = days.get(day)
  if (known !== undefined) return known
  if (days.size > 5000) days.clear()
  const words = formatIn(zone, DAY_PARTS).format(at)
  days.set(day, words)
  return words
}

/** A moment: relative to see, exact on hover and for screen readers. Moments arrive from loaders as dates or ISO text. */
export function Moment({ at, now, zone }: { at: Date | string; now: Date | string; zone?: string }) {
  const moment = new Date(at)
  const words = exact(moment, zone)
  return (
    <time dateTime={moment.toISOString()} title={words} className="nowrap">
      {relative(moment, new Date(now))}
      <span className="unseen"> ({words})</span>
    </time>
  )
}

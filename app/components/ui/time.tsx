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

/** "14 Mar 2026, 09:05" in the zone given: the same on the server and in every browser. */
export function exact(at: Date, zone = 'UTC'): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at)
  return zone === 'UTC' ? `${parts} UTC` : parts
}

export const dayOf = (at: Date, zone = 'UTC'): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }).format(at)

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

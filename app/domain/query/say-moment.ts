/** "14 March 2026, 16:05 (America/Chicago)": as it stands in a signed text, by the facility's clock. */
export function sayMoment(at: Date, timeZone: string): string {
  const parts = {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  } as const
  return `${new Intl.DateTimeFormat('en-GB', parts).format(at).replace(' at ', ', ')} (${timeZone})`
}

/** The same of a time as it is kept ("2026-03-14T21:05:00Z"); a day without a time stays the day, and words that are no time stay as they are. */
export function sayStamp(at: string, timeZone: string): string {
  const isTimed = at.includes('T') && !Number.isNaN(Date.parse(at))
  return isTimed ? sayMoment(new Date(at), timeZone) : at
}

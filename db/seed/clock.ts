const HOUR = 3_600_000
const DAY = 24 * HOUR
const offsets = new Map<string, number>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns the hours between UTC and a zone's wall clock on a day, in milliseconds. One look-up a day and zone is enough for invented times. */
function offsetOf(timeZone: string, at: number): number {
  const key = `${timeZone}/${Math.floor(at / DAY)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  formats.set(timeZone, format)
  const noon = Math.floor(at / DAY) * DAY + DAY / 2
  const part = Object.fromEntries(format.formatToParts(new Date(noon)).map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(part.year ?? 1970, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0)
  offsets.set(key, wall - noon)
  return wall - noon
}

/** Hours after an unplanned arrival by which the history and physical is written. */
export const FIRST_NOTE_HOURS = 4

/** Returns the local day of a moment, as whole days since 1970. */
export const localDay = (at: Date, timeZone: string): number =>
  Math.floor((at.getTime() + offsetOf(timeZone, at.getTime())) / DAY)
/** Returns the moment of a local day and hour (hours may be fractions, and above 24). */
export function momentOn(day: number, hour: number, timeZone: string): Date {
  const wall = day * DAY + Math.round(hour * 60) * 60_000
  return new Date(wall - offsetOf(timeZone, wall))
}
/** Returns the local hour of a moment, 0 to 24 as a fraction. */
export const localHour = (at: Date, timeZone: string): number =>
  ((at.getTime() + offsetOf(timeZone, at.getTime())) % DAY) / HOUR
/** Returns `YYYY-MM-DD` of a local day. */
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
/** 0 is Sunday. */
export const weekday = (day: number): number => (day + 4) % 7
export const isWeekend = (day: number): boolean => weekday(day) === 0 || weekday(day) === 6
export const later = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR)

/** Returns the first moment from `at` on at which an office is at work: Monday to Friday, 8 to 17 local; `spread` (0 to 1) is where in the first hours. */
export function officeTime(at: Date, timeZone: string, spread: number): Date {
  const day = localDay(at, timeZone)
  const hour = localHour(at, timeZone)
  if (!isWeekend(day) && hour >= 8 && hour < 17) return at
  let next = !isWeekend(day) && hour < 8 ? day : day + 1
  while (isWeekend(next)) next += 1
  return momentOn(next, 8.1 + spread * 3, timeZone)
}

/** Returns the first moment from `at` on at which a physician looks at a phone: 6 to 22 local on any day. */
export function wakingTime(at: Date, timeZone: string, spread: number): Date {
  const hour = localHour(at, timeZone)
  if (hour >= 6 && hour < 22) return at
  return momentOn(localDay(at, timeZone) + (hour >= 22 ? 1 : 0), 6.3 + spread * 3, timeZone)
}

/** Returns the moment after `hours` business hours (Monday to Friday, 8 to 17 local). */
export function afterBusinessHours(from: Date, hours: number, timeZone: string): Date {
  let at = officeTime(from, timeZone, 0)
  let left = hours
  for (;;) {
    const rest = 17 - localHour(at, timeZone)
    if (left <= rest) return later(at, left)
    left -= rest
    at = officeTime(later(at, rest + 0.01), timeZone, 0)
  }
}

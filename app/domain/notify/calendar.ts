/** When a facility works. Hours are local: 8 means 08:00, 16.5 means up to 16:30; to the minute. Days: 0 Sunday ... 6 Saturday. */
export type Calendar = { timeZone: string; opensAt: number; closesAt: number; days: number[]; holidays: string[] }

export const OFFICE_HOURS = { opensAt: 8, closesAt: 17, days: [1, 2, 3, 4, 5] }
const MINUTE = 60_000

type Local = { year: number; month: number; day: number; hour: number; minute: number; second: number }
const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    const parts = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...parts })
    formats.set(zone, format)
  }
  return format
}

/** The wall clock of a zone at a moment. */
export function localOf(at: Date, zone: string): Local {
  const local: Local = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatOf(zone).formatToParts(at))
    if (type in local) local[type as keyof Local] = Number(value)
  return local
}

/**
 * The moment at which the wall clock of a zone first reads this or, in the hour that is skipped in spring, jumps over it. In the hour that
 * comes twice in autumn the first one is meant.
 */
export function momentOf(
  local: { year: number; month: number; day: number; hour: number; minute: number },
  zone: string,
): Date {
  const wanted = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute)
  const before = wanted - offsetAt(wanted - 86_400_000, zone)
  if (before + offsetAt(before, zone) === wanted) return new Date(before)
  const after = wanted - offsetAt(wanted + 86_400_000, zone)
  if (after + offsetAt(after, zone) === wanted) return new Date(after)
  return new Date(jumpBetween(Math.min(before, after), Math.max(before, after), wanted, zone))
}

/** Minutes east of Greenwich, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  const l = localOf(new Date(ms), zone)
  return Date.UTC(l.year, l.month - 1, l.day, l.hour, l.minute, l.second) - Math.floor(ms / 1000) * 1000
}

/** The first moment between two at which the wall clock reads the wanted time or later; to the second, as zones jump. */
function jumpBetween(from: number, to: number, wanted: number, zone: string): number {
  let [early, late] = [from, to]
  while (late - early > 1000) {
    const middle = early + Math.floor((late - early) / 2000) * 1000
    if (middle + offsetAt(middle, zone) >= wanted) late = middle
    else early = middle
  }
  return late
}

const dayName = (l: { year: number; month: number; day: number }) =>
  `${l.year}-${String(l.month).padStart(2, '0')}-${String(l.day).padStart(2, '0')}`

function nextDay(l: { year: number; month: number; day: number }) {
  const d = new Date(Date.UTC(l.year, l.month - 1, l.day + 1))
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() }
}

function isWorkDay(calendar: Calendar, l: { year: number; month: number; day: number }): boolean {
  const weekday = new Date(Date.UTC(l.year, l.month - 1, l.day)).getUTCDay()
  return calendar.days.includes(weekday) && !calendar.holidays.includes(dayName(l))
}

/** 16.5 is 16:30. */
function clockOf(hours: number): { hour: number; minute: number } {
  const minutes = Math.round(hours * 60)
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 }
}

/**
 * Returns the moment that lies so many business hours after `from`: real elapsed minutes inside opening hours of working days in the
 * facility's zone, daylight saving included. `hours` is 0 or more; a calendar without a working day in two years returns the calendar time.
 */
export function addBusinessHours(from: Date, hours: number, calendar: Calendar): Date {
  let left = Math.round(hours * 60) * MINUTE
  let day: { year: number; month: number; day: number } = localOf(from, calendar.timeZone)
  for (let guard = 0; guard < 740; guard++) {
    if (isWorkDay(calendar, day)) {
      const opens = momentOf({ ...day, ...clockOf(calendar.opensAt) }, calendar.timeZone).getTime()
      const closes = momentOf({ ...day, ...clockOf(calendar.closesAt) }, calendar.timeZone).getTime()
      const begin = Math.max(opens, from.getTime())
      if (begin < closes && begin + left <= closes) return new Date(begin + left)
      if (begin < closes) left -= closes - begin
    }
    day = nextDay(day)
  }
  return new Date(from.getTime() + hours * 60 * MINUTE)
}

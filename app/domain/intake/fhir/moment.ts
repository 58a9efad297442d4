const MOMENT =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/

/**
 * Returns the UTC moment of a FHIR date, dateTime or instant (R4 section 2.24); null when it is none. A partial date is its first
 * moment, and what names no zone is read as UTC: guessing the sender's zone would move facts across midnight unseen.
 */
export function readMoment(text: string | null): Date | null {
  const match = text === null || text.length > 40 ? null : MOMENT.exec(text.trim())
  if (!match) return null
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '0', zone = 'Z'] =
    match
  const offset = offsetMinutes(zone)
  if (!isDay(Number(year), Number(month), Number(day)) || offset === null) return null
  // 24:00 and leap seconds are legal: they roll over into the next day or minute.
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000)
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  )
  return new Date(utc - offset * 60_000)
}

/** Returns the day (YYYY-MM-DD) that a FHIR date or dateTime names in its own zone; null when it names no whole day. */
export function readDay(text: string | null): string | null {
  const match = text === null || text.length > 40 ? null : MOMENT.exec(text.trim())
  if (!match?.[2] || !match[3]) return null
  const [, year = '', month, day] = match
  return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(year: number, month: number, day: number): boolean {
  // Years below 1000 are typing errors, and Date.UTC would read 0 to 99 as 1900 to 1999.
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > (DAYS[month - 1] ?? 0)) return false
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month !== 2 || day < 29 || isLeap
}

function offsetMinutes(zone: string): number | null {
  if (zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 14 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

import type { Calendar } from '#app/domain/notify/calendar.ts'

/** Zones that shift at different hours, by an hour, by half an hour, at midnight, in either half of the year, or never. */
export const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Phoenix',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
]
const QUARTER = 900_000
const MINUTE = 60_000
const DAY = 86_400_000

/** What the wall clock of a zone reads at each quarter of an hour of some years: shifts happen on quarters only. */
export class WallClock {
  readonly from = Date.UTC(2024, 11, 1)
  readonly #readings: Float64Array
  constructor(zone: string, years = 3) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    this.#readings = new Float64Array((years * 366 * DAY) / QUARTER)
    for (let n = 0; n < this.#readings.length; n++) {
      this.#readings[n] = Date.parse(`${format.format(this.from + n * QUARTER).replace(' ', 'T')}Z`)
    }
  }

  /** The reading at a moment, as if it were UTC. */
  at(ms: number): number {
    const n = Math.floor((ms - this.from) / QUARTER)
    const reading = this.#readings[n]
    if (reading === undefined) throw new Error('outside the years of this clock')
    return reading + ((ms - this.from) % QUARTER)
  }
}

/** The slow oracle: goes on minute by minute and counts those in which the office is open. `from` is on a full minute. */
export function slowAddBusinessHours(from: Date, hours: number, calendar: Calendar, clock: WallClock): Date {
  const holidays = new Set(calendar.holidays.map((day) => Date.parse(`${day}T00:00:00Z`)))
  const [opens, closes] = [calendar.opensAt * 60, calendar.closesAt * 60]
  let left = Math.round(hours * 60)
  for (let ms = from.getTime(); ; ms += MINUTE) {
    const reading = clock.at(ms)
    const day = Math.floor(reading / DAY) * DAY
    const minute = (reading - day) / MINUTE
    const isOpen =
      minute >= opens && minute < closes && calendar.days.includes(new Date(day).getUTCDay()) && !holidays.has(day)
    if (!isOpen) continue
    if (left === 0) return new Date(ms)
    left -= 1
    if (left === 0) return new Date(ms + MINUTE)
  }
}

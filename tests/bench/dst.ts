import { addBusinessHours } from '#app/domain/notify/calendar.ts'
import { numbers } from '#tests/helpers/numbers.ts'
import { slowAddBusinessHours, WallClock, ZONES } from '#tests/helpers/wall-clock.ts'

function aCase(below: (n: number) => number) {
  const opensAt = below(13)
  const days = [0, 1, 2, 3, 4, 5, 6].filter(() => below(7) < 5)
  const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)
  return {
    from: new Date(Date.UTC(2025, 0, 1) + below(700 * 1440) * 60_000),
    hours: below(241) / 4,
    calendar: {
      timeZone: ZONES[below(ZONES.length)] ?? 'UTC',
      opensAt,
      closesAt: opensAt + 4 + below(9),
      days: days.length < 3 ? [1, 2, 3, 4, 5] : days,
      holidays: Array.from({ length: below(20) }, () => day(below(760))),
    },
  }
}

/** R8: due times against the slow oracle; `npm run bench dst -- 1000` counts less. */
export async function run(args: string[] = []): Promise<void> {
  const count = Number(args[0] ?? 100_000)
  const below = numbers(20260914)
  const clocks = new Map(ZONES.map((zone) => [zone, new WallClock(zone)]))
  let wrong = 0
  for (let n = 0; n < count; n++) {
    const { from, hours, calendar } = aCase(below)
    const clock = clocks.get(calendar.timeZone)
    if (!clock) continue
    const due = addBusinessHours(from, hours, calendar)
    const slow = slowAddBusinessHours(from, hours, calendar, clock)
    if (due.getTime() === slow.getTime()) continue
    wrong += 1
    if (wrong <= 5) console.log(JSON.stringify({ from, hours, calendar, due, slow }))
  }
  console.log(
    `R8 due times: ${count} cases over ${ZONES.length} zones, ${wrong} differ from the minute-by-minute oracle`,
  )
  if (wrong > 0) process.exitCode = 1
}

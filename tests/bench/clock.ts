import { calendarOf, DEFAULT_POLICY } from '#app/domain/query/policy.ts'
import { jumpClock } from '#tests/helpers/clock-jumps.ts'
import { numbers } from '#tests/helpers/numbers.ts'
import { anOpenQuery, aWard } from '#tests/helpers/query-ward.ts'
import { benchContext } from './_context.ts'

/** R7: the ladders of open queries while the clock jumps ahead and back; `npm run bench clock 50 20` takes fewer queries and jumps. */
export async function run(args: string[] = []): Promise<void> {
  const [queries, jumps] = [Number(args[0] ?? 400), Number(args[1] ?? 100)]
  const context = benchContext('clock')
  const ids = Array.from({ length: queries }, (_, n) => `c${n}`)
  await aWard(context, ids)
  const below = numbers(20260914)
  for (const id of ids) {
    await anOpenQuery(context, { id, encounterId: id })
    context.clock.at = new Date(context.clock.at.getTime() + below(90) * 60_000)
  }
  const hours = Array.from({ length: jumps }, () => below(121) - 50 + below(60) / 60)
  const calendar = calendarOf(DEFAULT_POLICY, 'America/Chicago')
  const { steps, early, twice, skipped } = await jumpClock(context, {
    ids,
    jumps: hours,
    policy: DEFAULT_POLICY,
    calendar,
  })
  console.log(`R7: ${queries} open queries, ${jumps} jumps of the clock by -50 to +71 hours, then ahead to the end`)
  console.log(`  steps taken ${steps}; early ${early.length}, twice ${twice.length}, skipped ${skipped.length}`)
  for (const words of [...early, ...twice, ...skipped].slice(0, 10)) console.log(`  ${words}`)
  context.close()
  if (early.length + twice.length + skipped.length > 0) process.exitCode = 1
}

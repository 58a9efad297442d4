import { setImmediate } from 'node:timers/promises'
import { fuzzing } from './_fuzz.ts'
import { sayRounds, spokenRounds } from './_rounds.ts'

const STRETCH = 50_000

/**
 * S11: broken input for every parser. Arguments: cases (10,000,000), minutes at most (no limit), seed, how many of its cases to leave out
 * at first (none). A stopped run keeps its verdict.
 */
export async function run(args: string[]): Promise<void> {
  const say = (words: string) => process.stdout.write(`${words}\n`)
  const cases = Number(args[0]) || 10_000_000
  const stretches = Math.ceil(cases / STRETCH)
  const rounds = spokenRounds({ wanted: stretches, minutes: Number(args[1]) || Number.POSITIVE_INFINITY })
  const { run: runCases, skip, tally } = fuzzing(Number(args[2]) || 20_261_128)
  skip(Number(args[3]) || 0)
  const before = performance.now()
  const told = new Set<string>()
  let done = 0
  for (const stretch of rounds.numbers) {
    const more = Math.min(STRETCH, cases - done)
    runCases(more)
    done += more
    for (const one of [...tally.crashes, ...tally.slow]) if (!told.has(one)) rounds.say(one)
    for (const one of [...tally.crashes, ...tally.slow]) told.add(one)
    if (stretch % 10 === 9) rounds.say(`${done} cases, ${tally.crashes.length} crashes, ${tally.slow.length} slow`)
    // A signal is heard between two stretches.
    await setImmediate()
  }
  say(sayRounds('S11 cases', done, cases, performance.now() - before))
  for (const [name, count] of tally.cases)
    say(`  ${name.padEnd(24)} ${count}, ${(((tally.seconds.get(name) ?? 0) / count) * 1e6).toFixed(0)} µs each`)
  say(`  crashes ${tally.crashes.length}, slower than a second ${tally.slow.length}`)
  for (const one of [...tally.crashes, ...tally.slow].slice(0, 10)) say(`    ${one}`)
  if (tally.crashes.length + tally.slow.length > 0) process.exitCode = 1
}

import { fuzz } from './_fuzz.ts'

/** S11: broken input for every parser. Argument: cases, 10,000,000 unless said otherwise. */
export async function run(args: string[]): Promise<void> {
  const say = (words: string) => process.stdout.write(`${words}\n`)
  const cases = Number(args[0]) || 10_000_000
  const before = performance.now()
  const tally = fuzz({ cases, seed: Number(args[1]) || 20_261_128 })
  say(`S11 ${cases} cases in ${((performance.now() - before) / 1000).toFixed(0)} s`)
  for (const [name, count] of tally.cases)
    say(`  ${name.padEnd(24)} ${count}, ${(((tally.seconds.get(name) ?? 0) / count) * 1e6).toFixed(0)} µs each`)
  say(`  crashes ${tally.crashes.length}, slower than a second ${tally.slow.length}`)
  for (const one of [...tally.crashes, ...tally.slow].slice(0, 10)) say(`    ${one}`)
  if (tally.crashes.length + tally.slow.length > 0) process.exitCode = 1
}

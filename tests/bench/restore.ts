import { restores } from './_restore.ts'

/** R11: backups under load, each restored. Argument: how many, 100 unless said otherwise. */
export async function run(args: string[]): Promise<void> {
  const before = performance.now()
  const tally = await restores(Number(args[0]) || 100)
  const say = (words: string) => process.stdout.write(`${words}\n`)
  say(
    `R11 ${tally.times} backups under load in ${((performance.now() - before) / 1000).toFixed(0)} s, ${tally.written} commits meanwhile`,
  )
  say(`  restored ${tally.restored}, chain verified ${tally.held}, facts and trail of one moment ${tally.whole}`)
  if (Math.min(tally.restored, tally.held, tally.whole) < tally.times) process.exitCode = 1
}

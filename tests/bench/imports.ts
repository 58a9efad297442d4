import { brokenImports } from './_imports.ts'
import { sayRounds, spokenRounds } from './_rounds.ts'

/** R9: imports killed, cut, sent again in another order. Arguments: rounds (100), copies of the ward (100), minutes (no limit), seed. */
export async function run(args: string[]): Promise<void> {
  const [wanted, copies] = [Number(args[0]) || 100, Number(args[1]) || 100]
  const rounds = spokenRounds({ wanted, minutes: Number(args[2]) || Number.POSITIVE_INFINITY })
  const before = performance.now()
  const tally = await brokenImports({ rounds, copies, seed: Number(args[3]) || 7 })
  const say = (words: string) => process.stdout.write(`${words}\n`)
  say(sayRounds('R9 broken imports, rounds', tally.rounds, wanted, performance.now() - before))
  say(
    `  ${tally.killed} killed, ${tally.inTheMidst} of them with a part of the facts in, ${tally.truncated} rounds with a cut file, all sent again in another order`,
  )
  say(`  other than one clean import: ${tally.different.length} ${tally.different.slice(0, 5).join(', ')}`)
  if (tally.different.length > 0 || tally.inTheMidst === 0) process.exitCode = 1
}

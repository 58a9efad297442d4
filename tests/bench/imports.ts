import { brokenImports } from './_imports.ts'

/** R9: imports killed, cut, sent again in another order. Arguments: rounds (100), copies of the ward (300). */
export async function run(args: string[]): Promise<void> {
  const tally = await brokenImports({ rounds: Number(args[0]) || 100, copies: Number(args[1]) || 300, seed: 7 })
  const say = (words: string) => process.stdout.write(`${words}\n`)
  say(
    `R9 ${tally.rounds} rounds: ${tally.killed} killed in their midst, ${tally.truncated} with a cut file, all sent again in another order`,
  )
  say(`  other than one clean import: ${tally.different.length} ${tally.different.slice(0, 5).join(', ')}`)
  if (tally.different.length > 0 || tally.killed === 0) process.exitCode = 1
}

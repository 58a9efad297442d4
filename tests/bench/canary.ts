import { canaries } from './_canary.ts'
import { spokenRounds } from './_rounds.ts'

/** S9: canary patients. Arguments: how many (1,000), rounds of a real browser (as many), minutes of it (no limit). */
export async function run(args: string[]): Promise<void> {
  const say = (words: string) => process.stdout.write(`${words}\n`)
  const count = Number(args[0]) || 1000
  const wanted = Math.min(count, Number(args[1] ?? count))
  const rounds = { wanted, minutes: Number(args[2]) || Number.POSITIVE_INFINITY }
  const tally = await canaries(count, wanted > 0 ? () => spokenRounds(rounds) : undefined)
  const { patients, pages, onPages, browsed, browsedWith, found, places } = tally
  say(`S9 ${patients} canary patients, ${pages} pages read, ${onPages} of them showed one`)
  say(`   in Chromium, ${tally.rounds} rounds: ${browsed} pages looked at, ${browsedWith} of them showed one`)
  for (const [place, times] of Object.entries(places)) say(`  looked at ${place.padEnd(24)} ${times}`)
  say(`  traces where none may be: ${found.length}`)
  for (const one of [...new Set(found)].slice(0, 20)) say(`    ${one}`)
  if (found.length > 0 || onPages === 0 || (wanted > 0 && browsedWith === 0)) process.exitCode = 1
}

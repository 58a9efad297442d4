import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoData, startServed } from '#tests/helpers/served.ts'
import { multiplyOpenQuery } from './_answers.ts'
import { part } from './_load.ts'
import { replicaRounds } from './_replica.ts'
import { sayRounds, spokenRounds } from './_rounds.ts'

const say = (words: string) => process.stdout.write(`${words}\n`)

/**
 * The loss window of continuous replication: Litestream (its path in LITESTREAM) copies to a folder beside, both are killed, and what was
 * acknowledged is looked for in what was restored. Arguments: rounds (20), Litestream's intervals in milliseconds (1,000), minutes, seed.
 */
export async function run(args: string[]): Promise<void> {
  const litestream = process.env.LITESTREAM ?? ''
  if (!existsSync(litestream)) {
    say(
      'Not run: LITESTREAM names no file. Give it the path of the Litestream program, as in LITESTREAM=/usr/bin/litestream.',
    )
    return
  }
  const [wanted, everyMs] = [Number(args[0]) || 20, Number(args[1]) || 1000]
  const rounds = spokenRounds({ wanted, minutes: Number(args[2]) || Number.POSITIVE_INFINITY })
  const home = mkdtempSync(join(tmpdir(), 'addendum-replica-'))
  try {
    const data = join(home, 'data')
    cpSync(demoData(), data, { recursive: true })
    const asked = multiplyOpenQuery(join(data, 'addendum.db'), 200 + wanted * 400)
    const before = performance.now()
    const options = { litestream, home, everyMs, seed: Number(args[3]) || 11, rounds }
    const tally = await replicaRounds(await startServed({ data }), asked, options)
    say(sayRounds('Litestream, rounds', tally.rounds, wanted, performance.now() - before))
    const ages = tally.lost.map(({ oldestMs }) => oldestMs / 1000)
    const answers = tally.lost.map(({ answers }) => answers)
    say(`  intervals of ${everyMs} ms; ${tally.acknowledged} answers acknowledged, then both killed`)
    say(`  lost a round               ${part(answers, 0.5)} in the middle, ${Math.max(...answers)} at most`)
    say(
      `  age of the oldest lost     ${part(ages, 0.5)?.toFixed(2)} s in the middle, ${Math.max(...ages).toFixed(2)} s at most`,
    )
    say(
      `  restored out of order: ${tally.gaps}; chains that do not hold: ${tally.broken.length} ${tally.broken.join(', ')}`,
    )
    if (tally.acknowledged === 0 || tally.gaps > 0 || tally.broken.length > 0) process.exitCode = 1
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoData, startServed } from '#tests/helpers/served.ts'
import { multiplyOpenQuery } from './_answers.ts'
import { crashCycles, type Tally } from './_crash.ts'
import { type Rounds, sayRounds, spokenRounds } from './_rounds.ts'

const say = (words: string) => process.stdout.write(`${words}\n`)

/** A house of its own with enough open queries, killed again and again while there are rounds left. */
async function lane(rounds: Rounds, queries: number, seed: number): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-bench-'))
  try {
    cpSync(demoData(), folder, { recursive: true })
    const asked = multiplyOpenQuery(join(folder, 'addendum.db'), queries)
    return await crashCycles(await startServed({ data: folder }), asked, { rounds, seed })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * R1: SIGKILL under mixed load. Arguments: cycles (1,000), minutes at most (no limit), seed, houses side by side (1), which share the
 * cycles. A stopped run keeps its verdict.
 */
export async function run(args: string[]): Promise<void> {
  const [cycles, seed, lanes] = [Number(args[0]) || 1000, Number(args[2]) || 20_261_123, Number(args[3]) || 1]
  const rounds = spokenRounds({ wanted: cycles, minutes: Number(args[1]) || Number.POSITIVE_INFINITY })
  const before = performance.now()
  const queries = 200 + Math.ceil((cycles * 15 * (lanes > 1 ? 1.5 : 1)) / lanes)
  const tallies = await Promise.all(Array.from({ length: lanes }, (_, n) => lane(rounds, queries, seed + n)))
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0)
  const lost = tallies.flatMap((tally) => tally.lost)
  const [done, unpaired, holds] = [
    sum((tally) => tally.cycles),
    sum((tally) => tally.unpaired),
    tallies.every((tally) => tally.chainHolds),
  ]
  const what = `R1 SIGKILL under mixed load, ${lanes === 1 ? '' : `${lanes} houses, `}cycles`
  say(sayRounds(what, done, cycles, performance.now() - before))
  say(
    `  acknowledged               ${sum(({ answers }) => answers)} answers, ${sum(({ drafts }) => drafts)} drafts, ${sum(({ views }) => views)} views`,
  )
  say(`  lost                       ${lost.length}${lost.length > 0 ? `: ${lost.slice(0, 5).join('; ')}` : ''}`)
  say(`  chain                      ${sum(({ entries }) => entries)} entries, ${holds ? 'holds' : 'BROKEN'}`)
  say(`  answers without exactly one entry and one letter, letters without an answer: ${unpaired}`)
  if (done === 0 || lost.length > 0 || !holds || unpaired !== 0) process.exitCode = 1
}

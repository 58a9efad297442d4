import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoData, startServed } from '#tests/helpers/served.ts'
import { multiplyOpenQuery } from './_answers.ts'
import { crashCycles } from './_crash.ts'
import { sayRounds, spokenRounds } from './_rounds.ts'

const say = (words: string) => process.stdout.write(`${words}\n`)

/** R1: SIGKILL under mixed load. Arguments: cycles (1,000), minutes at most (no limit), seed. A stopped run keeps its verdict. */
export async function run(args: string[]): Promise<void> {
  const cycles = Number(args[0]) || 1000
  const rounds = spokenRounds({ wanted: cycles, minutes: Number(args[1]) || Number.POSITIVE_INFINITY })
  const folder = mkdtempSync(join(tmpdir(), 'addendum-bench-'))
  try {
    cpSync(demoData(), folder, { recursive: true })
    const asked = multiplyOpenQuery(join(folder, 'addendum.db'), 200 + cycles * 15)
    const before = performance.now()
    const tally = await crashCycles(await startServed({ data: folder }), asked, {
      rounds,
      seed: Number(args[2]) || 20_261_123,
    })
    say(sayRounds('R1 SIGKILL under mixed load, cycles', tally.cycles, cycles, performance.now() - before))
    say(`  acknowledged               ${tally.answers} answers, ${tally.drafts} drafts, ${tally.views} views`)
    say(
      `  lost                       ${tally.lost.length}${tally.lost.length > 0 ? `: ${tally.lost.slice(0, 5).join('; ')}` : ''}`,
    )
    say(`  chain                      ${tally.entries} entries, ${tally.chainHolds ? 'holds' : 'BROKEN'}`)
    say(`  answers without exactly one entry and one letter, letters without an answer: ${tally.unpaired}`)
    if (tally.cycles === 0 || tally.lost.length > 0 || !tally.chainHolds || tally.unpaired !== 0) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

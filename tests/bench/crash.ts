import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoData, startServed } from '#tests/helpers/served.ts'
import { multiplyOpenQuery } from './_answers.ts'
import { crashCycles } from './_crash.ts'

const say = (words: string) => process.stdout.write(`${words}\n`)

/** R1: SIGKILL under mixed load. Argument: cycles, 1,000 unless said otherwise. */
export async function run(args: string[]): Promise<void> {
  const cycles = Number(args[0]) || 1000
  const folder = mkdtempSync(join(tmpdir(), 'addendum-bench-'))
  try {
    cpSync(demoData(), folder, { recursive: true })
    const asked = multiplyOpenQuery(join(folder, 'addendum.db'), 200 + cycles * 15)
    const before = performance.now()
    const tally = await crashCycles(await startServed({ data: folder }), asked, { cycles, seed: 20_261_123 })
    say(`R1 SIGKILL under mixed load: ${tally.cycles} cycles in ${((performance.now() - before) / 1000).toFixed(0)} s`)
    say(`  acknowledged               ${tally.answers} answers, ${tally.drafts} drafts, ${tally.views} views`)
    say(
      `  lost                       ${tally.lost.length}${tally.lost.length > 0 ? `: ${tally.lost.slice(0, 5).join('; ')}` : ''}`,
    )
    say(`  chain                      ${tally.entries} entries, ${tally.chainHolds ? 'holds' : 'BROKEN'}`)
    say(`  answers without exactly one entry and one letter, letters without an answer: ${tally.unpaired}`)
    if (tally.lost.length > 0 || !tally.chainHolds || tally.unpaired !== 0) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

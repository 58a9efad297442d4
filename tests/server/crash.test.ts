import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { multiplyOpenQuery } from '#tests/bench/_answers.ts'
import { crashCycles } from '#tests/bench/_crash.ts'
import { quietRounds } from '#tests/bench/_rounds.ts'
import { demoData, startServed } from '#tests/helpers/served.ts'

test('killed in the midst of answers, drafts, views and an import, it has kept whatever it acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-crash-'))
  try {
    cpSync(demoData(), folder, { recursive: true })
    const asked = multiplyOpenQuery(join(folder, 'addendum.db'), 800)
    const tally = await crashCycles(await startServed({ data: folder }), asked, { rounds: quietRounds(8), seed: 7 })
    expect(tally.answers).toBeGreaterThan(0)
    expect(tally.views).toBeGreaterThan(0)
    expect(tally).toMatchObject({ cycles: 8, lost: [], chainHolds: true, unpaired: 0 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 180_000)

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import { type Context, newId } from '#app/services/context.server.ts'
import { readSettings } from '#app/services/settings.server.ts'
import { closeDatabase, openDatabase } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { migrate } from '#db/migrate.ts'
import { spread } from './_load.ts'
import { aSignedChain, tamperings } from './_tamper.ts'

const say = (words: string) => process.stdout.write(`${words}\n`)

/** S7 and P13. Arguments: tamperings (10,000), length of the tampered chain (300), entries of the timed chain (1,000,000). */
export async function run(args: string[]): Promise<void> {
  const [count = 10_000, length = 300, timed = 1_000_000] = args.map(Number)
  await inFolder(async (context) => {
    await aSignedChain(context, length)
    const before = performance.now()
    const { done, unlocated } = await tamperings(context, { count, seed: 20_261_128 })
    say(`S7 ${count} tamperings of a chain of ${length} in ${((performance.now() - before) / 1000).toFixed(0)} s`)
    for (const [kind, times] of done) say(`  ${kind.padEnd(34)} ${times}`)
    say(`  not located                        ${unlocated.length}`)
    for (const words of unlocated.slice(0, 5)) say(`    ${words}`)
    if (unlocated.length > 0) process.exitCode = 1
  })
  await inFolder(async (context) => {
    for (let n = 0; n < timed; n += 5000) {
      const at = context.now()
      const entries = Array.from({ length: Math.min(5000, timed - n) }, (_, i) => ({
        what: 'chart.viewed' as const,
        who: `u-${(n + i) % 300}`,
        at,
        onId: `0199${n + i}-7c00-8000`,
        patientId: `0199p${(n + i) % 50_000}`,
        encounterId: `0199e${n + i}`,
        detail: { via: 'worklist' },
      }))
      const [first, ...rest] = entries
      if (first) await commit(context.db, { writes: [], audit: [first, ...rest] })
    }
    const [rates, worked]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < 5; turn++) {
      const [before, cpu] = [performance.now(), process.cpuUsage()]
      const { ok, entries } = await verifyAudit(context)
      if (!ok || entries !== timed) throw new Error('The chain does not hold.')
      rates.push(entries / ((performance.now() - before) / 1000))
      const { user, system } = process.cpuUsage(cpu)
      worked.push(entries / ((user + system) / 1e6))
    }
    say(`P13 verification of ${timed} entries: ${spread(rates, 0)} entries a second; goal 200,000`)
    say(`    in processor time ${spread(worked, 0)}`)
  })
}

async function inFolder(work: (context: Context) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-tamper-'))
  const settings = readSettings({ ADDENDUM_DATA: folder })
  if ('wrong' in settings) throw new Error('settings')
  const db = openDatabase(join(folder, 'addendum.db'), { durable: false })
  try {
    migrate(db, 'db/migrations')
    await work({ db, now: () => new Date(), newId: () => newId(), settings })
  } finally {
    closeDatabase(db)
    rmSync(folder, { recursive: true, force: true })
  }
}

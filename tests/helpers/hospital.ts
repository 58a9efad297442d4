import { copyFileSync } from 'node:fs'
import type { Context } from '#app/services/context.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from './context.ts'
import { madeOnce } from './made-once.ts'

type Demo = { seed: string; encounters: number; detail: 'full' | 'facts' }

/** A demo hospital that stands in the roll-ups. Filled once a run and copied for each test: to fill it takes longer than most tests. */
export async function aHospital({ seed, encounters, detail }: Demo): Promise<Context & { clock: { at: Date } }> {
  const file = await madeOnce(`${seed}-${encounters}-${detail}.db`, async (copy) => {
    const context = aContext()
    await fillDemo(context.db, { seed, now: context.now(), encounters, detail })
    await takeInFeed(context)
    context.db.$client.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(context.db.$client.name, copy)
  })
  return aContext({}, file)
}

import { ok, refuse } from '#app/domain/shared/result.ts'
import { waitForDisk } from '#db/client.ts'
import { houseFigures } from '#db/figures.ts'
import { listDueSteps } from '#db/query-steps.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { multiplyDemo, STAFFS } from '#db/seed/multiply.ts'
import { countUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { listDemoPeople } from '../identity/list-demo-people.server.ts'
import { linkTo } from '../query/letters.server.ts'
import { turnLadders } from '../query/turn-ladder.server.ts'
import { takeInFeed } from '../scorecard/roll-up.server.ts'

/** The same hospital on every machine; its two years end on the day it is filled. */
const SEED = 'addendum'

/** From so many encounters on, the demo is made for its numbers: without notes and results, and in copies of so many at most. */
const [LARGE, COPY] = [100_000, 20_000]

type Input = { encounters: number; seed?: string | undefined; onProgress?: (done: number, of: number) => void }

/** Fills an empty database; refuses one that has people in it. */
export async function fillDemoHospital(context: Context, input: Input) {
  if ((await countUsers(context.db)) > 0) return refuse('not-empty')
  const { encounters, seed = SEED, onProgress } = input
  if (encounters >= LARGE) return ok(await fillLarge(context, { ...input, seed }))
  const given = { seed, now: context.now(), encounters, origin: linkTo(context, '') }
  return ok(await fillDemo(context.db, given, onProgress))
}

/** One hospital drawn and rolled up, then as often as needed under other providers. Memory does not grow with the number. */
async function fillLarge(context: Context, { encounters, seed, onProgress }: Input & { seed: string }) {
  const copies = Math.ceil(encounters / COPY)
  const times = copies > STAFFS ? STAFFS * Math.ceil(copies / STAFFS) : copies
  const drawn = Math.ceil(encounters / times)
  const now = context.now()
  // Nobody is told of a commit before the last one: those before it need not wait for the disk.
  waitForDisk(context.db, false)
  try {
    const filled = await fillDemo(context.db, { seed, now, encounters: drawn, detail: 'facts' }, (done) =>
      onProgress?.(done, encounters),
    )
    // Each copy has the steps of its open queries planned, as a running server would have.
    for (let left = drawn; left > 0 && (await listDueSteps(context.db, now, 1)).length > 0; left--)
      await turnLadders(context)
    await takeInFeed(context)
    const made = await multiplyDemo(context.db, { times, now, ...(onProgress ? { onProgress } : {}) })
    const { documents, results, queries } = filled
    const { openQueries } = houseFigures(context.db)
    return { encounters: made, documents, results, queries: queries * times, openQueries }
  } finally {
    waitForDisk(context.db, true)
  }
}

/** Fills the invented hospital on the first start of a demo. Production starts empty. */
export async function fillDemoWhenEmpty(context: Context, say: (words: string) => void): Promise<void> {
  if (context.settings.mode !== 'demo' || (await countUsers(context.db)) > 0) return
  say('Filling the demo hospital (about twenty seconds, once) ...')
  const filled = await fillDemoHospital(context, { encounters: context.settings.demoEncounters })
  if (!filled.ok) return
  const { encounters, documents, queries, openQueries } = filled.value
  say(`${encounters} encounters, ${documents} notes, ${queries} queries, of which ${openQueries} are open.`)
}

/** Who can sign in, in lines for the terminal. */
export async function whoCanSignIn(context: Context): Promise<string> {
  if (context.settings.mode !== 'demo') return 'Sign in with your account. The first administrator is made at /set-up.'
  const people = await listDemoPeople(context)
  return ['Sign in with one click as:', ...people.map((p) => `  ${p.name.padEnd(28)} ${p.roles}: ${p.does}`)].join('\n')
}

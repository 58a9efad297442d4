import { fillDemo } from '#db/seed/fill.ts'
import { countUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { listDemoPeople } from '../identity/list-demo-people.server.ts'

/** The same hospital on every machine; its two years end on the day it is filled. */
const SEED = 'addendum'

/** Fills the invented hospital on the first start of a demo. Production starts empty. */
export async function fillDemoWhenEmpty(context: Context, say: (words: string) => void): Promise<void> {
  if (context.settings.mode !== 'demo' || (await countUsers(context.db)) > 0) return
  say('Filling the demo hospital (about twenty seconds, once) ...')
  const total = await fillDemo(context.db, { seed: SEED, now: context.now() })
  say(
    `${total.encounters} encounters, ${total.documents} notes, ${total.queries} queries, of which ${total.openQueries} are open.`,
  )
}

/** Who can sign in, in lines for the terminal. */
export async function whoCanSignIn(context: Context): Promise<string> {
  if (context.settings.mode !== 'demo')
    return 'Sign in with your account; `npm run -s addendum -- user add` makes the first one.'
  const people = await listDemoPeople(context)
  return ['Sign in with one click as:', ...people.map((p) => `  ${p.name.padEnd(28)} ${p.roles}: ${p.does}`)].join('\n')
}

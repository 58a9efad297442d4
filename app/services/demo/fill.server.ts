import type { Context } from '../context.server.ts'
import { listDemoPeople } from '../identity/list-demo-people.server.ts'

/** Fills the invented hospital on the first start of a demo. Production starts empty. */
export async function fillDemoWhenEmpty(_context: Context, _say: (words: string) => void): Promise<void> {}

/** Who can sign in, in lines for the terminal. */
export async function whoCanSignIn(context: Context): Promise<string> {
  if (context.settings.mode !== 'demo') return 'Sign in with your account. The first administrator is made on the set-up page.'
  const people = await listDemoPeople(context)
  return ['Sign in with one click as:', ...people.map((p) => `  ${p.name.padEnd(28)} ${p.roles}: ${p.does}`)].join('\n')
}

import type { Db } from '#db/client.ts'
import type { Context } from '../context.server.ts'

const looks = new WeakMap<Db, number>()

/** Notes that somebody looks at scorecards. */
export const noteLook = ({ db, now }: Pick<Context, 'db' | 'now'>): void => void looks.set(db, now().getTime())

/** When somebody last did; until then the moment at which it is first asked. */
export function lastLook({ db, now }: Pick<Context, 'db' | 'now'>): number {
  const known = looks.get(db) ?? now().getTime()
  looks.set(db, known)
  return known
}

import { createHash, randomBytes } from 'node:crypto'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { type AccessToken, addToken, endToken, findToken, listTokens, noteTokenUse } from '#db/access-tokens.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import type { Context } from '../context.server.ts'

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const HOUR = 3_600_000

/** A token for the directory, shown this once: 256 bits, so that its bare hash tells nothing. */
export async function makeToken({ db, now, newId }: Context, given: { name: string; by: string }) {
  const name = given.name.trim().slice(0, 60)
  if (name === '') return refuse('no-name')
  const token = `adt_${randomBytes(32).toString('base64url')}`
  const id = newId()
  const row = { id, hash: hashOf(token), name, addedBy: given.by, addedAt: now(), usedAt: null, endedAt: null }
  await commit(db, {
    writes: [addToken(row)],
    audit: [{ what: 'token.added', who: given.by, at: now(), onId: id }],
  })
  return ok(token)
}

export async function revokeToken({ db, now }: Context, given: { id: string; by: string }) {
  try {
    await commit(db, {
      writes: [endToken(given.id, now())],
      audit: [{ what: 'token.ended', who: given.by, at: now(), onId: given.id }],
    })
  } catch (error) {
    if (!(error instanceof StaleWrite)) throw error
  }
}

/** The token of a request's Authorization header while it holds; its use is noted once an hour. */
export async function tokenOf({ db, now }: Context, request: Request): Promise<AccessToken | null> {
  const [, given = ''] = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.get('authorization') ?? '') ?? []
  const token = given ? await findToken(db, hashOf(given)) : null
  if (!token) return null
  const at = now()
  if (!token.usedAt || at.getTime() - token.usedAt.getTime() > HOUR) {
    await commit(db, {
      writes: [noteTokenUse(token.id, at)],
      audit: [{ what: 'token.used', who: `token:${token.id}`, at, onId: token.id }],
    })
  }
  return token
}

export const readTokens = async ({ db }: Context) =>
  (await listTokens(db)).map(({ id, name, addedAt, usedAt }) => ({ id, name, addedAt, usedAt }))

import { createHash } from 'node:crypto'
import { jwtVerify } from 'jose'
import { challengeEnd } from '#app/domain/identity/challenge.ts'
import { readLogoutClaims } from '#app/domain/identity/provider-claims.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { addChallenge } from '#db/challenges.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { endProviderSignInsOf, endSignInsOfSession, listUsersOfSession } from '#db/sign-ins.ts'
import { findLinkedUser } from '#db/user-links.ts'
import type { Context } from '../context.server.ts'
import { providerClient } from './provider-client.server.ts'

/** How old a logout token may be, and how far a clock may be off. */
const OLDEST = '3 minutes'
const SKEW_SECONDS = 30
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'RS384', 'RS512', 'ES384', 'ES512', 'PS384', 'PS512']

/** The provider says that a session of its own ended: ours end with it. Signed by its keys, for us, fresh, and taken once. */
export async function endByProvider(context: Context, token: string) {
  const client = await providerClient(context)
  const clientId = context.settings.oidc?.clientId
  if (!client || !clientId) return refuse('provider-down')
  const at = context.now()
  const verified = await jwtVerify(token, client.keys, {
    issuer: client.issuer,
    audience: clientId,
    algorithms: ALGORITHMS,
    maxTokenAge: OLDEST,
    clockTolerance: SKEW_SECONDS,
    currentDate: at,
    requiredClaims: ['iat', 'jti'],
  }).catch(() => null)
  const claims = verified ? readLogoutClaims(verified.payload) : null
  if (!claims?.ok) return refuse('bad-token')
  const { jti, sid, sub } = claims.value
  const session = sid ? `${client.issuer} ${sid}` : null
  const person = sub && !session ? await findLinkedUser(context.db, 'oidc', `${client.issuer} ${sub}`) : null
  const whose = session ? await listUsersOfSession(context.db, session) : person ? [person.id] : []
  const id = createHash('sha256').update(`${client.issuer} ${jti}`).digest('hex')
  const once = {
    id,
    kind: 'logout-token' as const,
    userId: whose[0] ?? null,
    detail: {},
    expiresAt: challengeEnd('logout-token', at),
  }
  try {
    await commit(context.db, {
      writes: [
        addChallenge(once),
        ...(session ? [endSignInsOfSession(session, at)] : []),
        ...(person ? [endProviderSignInsOf(person.id, at)] : []),
      ],
      audit: [{ what: 'signin.provider-ended', who: 'system', at, onId: whose[0] ?? null }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('bad-token')
    throw error
  }
  return ok(whose.length)
}

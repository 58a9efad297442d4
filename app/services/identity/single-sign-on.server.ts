import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { ownPath } from '#app/domain/shared/path.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { type Challenge, takeChallenge } from '#db/challenges.ts'
import { findSignIn } from '#db/sign-ins.ts'
import type { Context } from '../context.server.ts'
import { beginChallenge } from './challenge.server.ts'
import { idOfSecret, secretOf } from './cookie.server.ts'
import { peekSignIn } from './live-sign-in.server.ts'
import { passOn } from './open-sign-in.server.ts'
import { personOf } from './person-of-claims.server.ts'
import { providerClient } from './provider-client.server.ts'
import { unseal } from './seal.server.ts'

const originOf = ({ settings }: Context, request: Request) => settings.origin ?? new URL(request.url).origin
const callbackOf = (context: Context, request: Request) => `${originOf(context, request)}/sign-in/single/callback`

/** The way to the identity provider (code, PKCE, state, nonce), and the secret of the challenge that waits for the way back. */
export async function leaveForProvider(context: Context, request: Request) {
  const client = await providerClient(context)
  if (!client) return refuse('provider-down')
  const { searchParams } = new URL(request.url)
  const again = searchParams.has('again') ? await peekSignIn(request, context) : null
  const verifier = randomPKCECodeVerifier()
  const [state, nonce] = [randomState(), randomNonce()]
  const url = buildAuthorizationUrl(client.config, {
    redirect_uri: callbackOf(context, request),
    scope: 'openid email profile',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(again ? { prompt: 'login', max_age: '0' } : {}),
  })
  const to = ownPath(searchParams.get('to'))
  const detail = { state, nonce, verifier, to, replaces: again?.signIn.id ?? '', userId: again?.user.id ?? '' }
  const secret = await beginChallenge(context, { kind: 'oidc', userId: again?.user.id ?? null, detail })
  return ok({ url: url.href, secret })
}

/** Back from the provider: everything it says is verified, then it is decided who that is and what they may. */
export async function returnFromProvider(context: Context, request: Request, challenge: Challenge | null) {
  if (!challenge) return refuse('provider-refused')
  const client = await providerClient(context)
  if (!client) return refuse('provider-down')
  const { state = '', nonce = '', verifier = '', to = '/', replaces, userId } = challenge.detail
  const url = new URL(`${callbackOf(context, request)}${new URL(request.url).search}`)
  const tokens = await authorizationCodeGrant(client.config, url, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
    ...(replaces ? { maxAge: 120 } : {}),
  }).catch(() => null)
  const claims = tokens?.claims()
  if (!tokens?.id_token || !claims) return refuse('provider-refused')
  const person = await personOf(context, client.issuer, claims)
  if (!person.ok) return person
  if (userId && userId !== person.value.id) return refuse('provider-refused')
  const session = typeof claims.sid === 'string' ? `${client.issuer} ${claims.sid}` : null
  const begun = await passOn(context, person.value, {
    method: 'sso',
    userAgent: request.headers.get('user-agent'),
    provider: { session, idToken: tokens.id_token },
    writes: [takeChallenge(challenge.id)],
    ...(replaces ? { replaces } : {}),
  })
  return ok({ begun, to })
}

/** Where signing out at the provider happens, for a sign-in that came from it; null otherwise. */
export async function endAtProvider(context: Context, request: Request): Promise<string | null> {
  const secret = secretOf(context.settings, request)
  const signIn = secret ? await findSignIn(context.db, idOfSecret(secret)) : null
  const token = signIn?.idToken ? unseal(context.settings, 'id-token', signIn.id, signIn.idToken) : null
  const client = token ? await providerClient(context) : null
  if (!token || !client?.config.serverMetadata().end_session_endpoint) return null
  return buildEndSessionUrl(client.config, {
    id_token_hint: token.toString(),
    post_logout_redirect_uri: `${originOf(context, request)}/sign-in`,
  }).href
}

import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { showRecoveryCode } from '#app/domain/identity/one-time-code.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { type Challenge, takeChallenge } from '#db/challenges.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { countUnusedCodes, findAuthenticator, removeRecoveryCodes, replaceRecoveryCodes } from '#db/factors.ts'
import {
  addPasskey,
  findPasskey,
  listPasskeys,
  notePasskeyUse,
  type Passkey,
  removePasskey,
  renamePasskey,
} from '#db/passkeys.ts'
import { endOtherEnrolments } from '#db/sign-ins.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { limitsFor } from './access-policy.server.ts'
import { attemptsKey, isLockedOut } from './attempts.server.ts'
import { beginChallenge } from './challenge.server.ts'
import type { LiveSignIn } from './live-sign-in.server.ts'
import { hashRecoveryCode, newRecoveryCodes } from './one-time-code.server.ts'
import { type Passed, passOn } from './open-sign-in.server.ts'

const text = z.string().max(20_000)
const shared = { id: z.string().max(1400), rawId: z.string().max(1400), type: z.literal('public-key') }
const Registered = z.object({
  ...shared,
  response: z.looseObject({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string()).optional(),
  }),
  clientExtensionResults: z.looseObject({}).default({}),
})
const Asserted = z.object({
  ...shared,
  response: z.looseObject({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text }),
  clientExtensionResults: z.looseObject({}).default({}),
})

/** The address that a passkey is bound to: what the settings say, else what was asked for. */
function placeOf({ settings }: Context, request: Request): { origin: string; rpId: string } {
  const origin = settings.origin ?? new URL(request.url).origin
  return { origin, rpId: new URL(origin).hostname }
}

const readJson = (typed: string): unknown => {
  try {
    return JSON.parse(typed)
  } catch {
    return null
  }
}

/** What the browser needs to make a passkey, and the secret of the challenge that waits for it. */
export async function beginPasskey(context: Context, request: Request, user: User) {
  const own = await listPasskeys(context.db, user.id)
  const options = await generateRegistrationOptions({
    rpName: 'Addendum',
    rpID: placeOf(context, request).rpId,
    userID: Buffer.from(user.id),
    userName: user.email,
    userDisplayName: user.name,
    attestationType: 'none',
    excludeCredentials: own.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const detail = { challenge: options.challenge }
  return { options, secret: await beginChallenge(context, { kind: 'passkey-add', userId: user.id, detail }) }
}

/** Keeps a passkey that was just made on this device. Returns recovery codes when the person had none. */
export async function addOwnPasskey(
  context: Context,
  request: Request,
  given: { live: LiveSignIn; challenge: Challenge | null; credential: string; name: string },
) {
  const { challenge } = given
  const { user, signIn } = given.live
  const parsed = Registered.safeParse(readJson(given.credential))
  if (!parsed.success || challenge?.userId !== user.id) return refuse('passkey-failed')
  const { origin, rpId } = placeOf(context, request)
  const checked = await verifyRegistrationResponse({
    response: parsed.data as RegistrationResponseJSON,
    expectedChallenge: challenge.detail.challenge ?? '',
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified || !checked.registrationInfo) return refuse('passkey-failed')
  const { credential, credentialBackedUp } = checked.registrationInfo
  if (await findPasskey(context.db, credential.id)) return refuse('passkey-known')
  const at = context.now()
  const passkey: Passkey = {
    id: credential.id,
    userId: user.id,
    name: given.name.trim().slice(0, 60) || 'Passkey',
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    isBackedUp: credentialBackedUp,
    addedAt: at,
    usedAt: null,
  }
  const codes = (await countUnusedCodes(context.db, user.id)) > 0 ? [] : newRecoveryCodes()
  const hashes = codes.map((one) => hashRecoveryCode(user.id, one))
  const writes = [takeChallenge(challenge.id), addPasskey(passkey), endOtherEnrolments(user.id, at, signIn.id)]
  await commit(context.db, {
    writes: codes.length > 0 ? [...writes, ...replaceRecoveryCodes(user.id, hashes)] : writes,
    audit: [{ what: 'factor.added', who: user.id, at, onId: user.id, detail: { kind: 'passkey' } }],
  })
  return ok(codes.map(showRecoveryCode))
}

/** What the browser needs to use a passkey: no name is asked for, the device knows whose it is. */
export async function beginPasskeyUse(context: Context, request: Request) {
  const options = await generateAuthenticationOptions({
    rpID: placeOf(context, request).rpId,
    userVerification: 'required',
  })
  const detail = { challenge: options.challenge }
  return { options, secret: await beginChallenge(context, { kind: 'passkey-use', userId: null, detail }) }
}

/** Signs in by passkey: known, its user verified, its counter not behind, its challenge taken once. `only`: a passkey of this person. */
export async function passByPasskey(
  context: Context,
  request: Request,
  given: { challenge: Challenge | null; credential: string; passed: Omit<Passed, 'method'>; only?: string },
) {
  const parsed = Asserted.safeParse(readJson(given.credential))
  const { challenge } = given
  if (!parsed.success || !challenge) return refuse('passkey-failed')
  const passkey = await findPasskey(context.db, parsed.data.id)
  const user = passkey ? await findUser(context.db, passkey.userId) : null
  const isOwn = passkey && Buffer.from(parsed.data.response.userHandle, 'base64url').toString() === passkey.userId
  if (!isOwn || user?.state !== 'active' || (given.only && given.only !== user.id)) return refuse('passkey-failed')
  if (await isLockedOut(context, attemptsKey(user.email))) return refuse('locked')
  const { origin, rpId } = placeOf(context, request)
  const checked = await verifyAuthenticationResponse({
    response: parsed.data as AuthenticationResponseJSON,
    expectedChallenge: challenge.detail.challenge ?? '',
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: { id: passkey.id, publicKey: Buffer.from(passkey.publicKey, 'base64url'), counter: passkey.counter },
  }).catch(() => null)
  if (!checked?.verified) return refuse('passkey-failed')
  const { newCounter, credentialBackedUp } = checked.authenticationInfo
  const used = [takeChallenge(challenge.id), notePasskeyUse(passkey, newCounter, credentialBackedUp, context.now())]
  try {
    const writes = [...used, ...(given.passed.writes ?? [])]
    return ok(await passOn(context, user, { ...given.passed, method: 'passkey', writes }))
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('passkey-failed')
    throw error
  }
}

/** Takes a passkey away. Refused where it is the last factor of a role that requires one. */
export async function removeOwnPasskey(context: Context, user: User, id: string) {
  const { db, now } = context
  const own = await listPasskeys(db, user.id)
  if (!own.some((one) => one.id === id)) return refuse('no-such-passkey')
  const hasCode = (await findAuthenticator(db, user.id))?.confirmedAt != null
  const isLast = own.length === 1 && !hasCode
  if (isLast && limitsFor(context, user).factor === 'required') return refuse('last-factor')
  await commit(db, {
    writes: [removePasskey(user.id, id), ...(isLast ? [removeRecoveryCodes(user.id)] : [])],
    audit: [{ what: 'factor.removed', who: user.id, at: now(), onId: user.id, detail: { kind: 'passkey' } }],
  })
  return ok(null)
}

export async function renameOwnPasskey({ db, now }: Context, user: User, id: string, name: string) {
  const own = await findPasskey(db, id)
  const words = name.trim().slice(0, 60)
  if (own?.userId !== user.id) return refuse('no-such-passkey')
  if (words === '') return refuse('no-name')
  await commit(db, {
    writes: [renamePasskey(user.id, id, words)],
    audit: [{ what: 'factor.renamed', who: user.id, at: now(), onId: user.id }],
  })
  return ok(null)
}

import QRCode from 'qrcode'
import { base32, keyUri, readCode, showRecoveryCode } from '#app/domain/identity/one-time-code.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import {
  beginAuthenticator,
  confirmAuthenticator,
  countUnusedCodes,
  findAuthenticator,
  removeAuthenticator,
  removeRecoveryCodes,
  replaceRecoveryCodes,
} from '#db/factors.ts'
import { listPasskeys } from '#db/passkeys.ts'
import { endOtherEnrolments } from '#db/sign-ins.ts'
import type { Context } from '../context.server.ts'
import { limitsFor } from './access-policy.server.ts'
import type { LiveSignIn } from './live-sign-in.server.ts'
import { hashRecoveryCode, newKey, newRecoveryCodes, stepOfCode } from './one-time-code.server.ts'
import { seal, unseal } from './seal.server.ts'

const PURPOSE = 'authenticator'

/** What the account page shows of a person's second factors. The key is shown only while it waits for its first code. */
export async function readFactors(context: Context, user: User) {
  const { db, settings } = context
  const kept = await findAuthenticator(db, user.id)
  const key = kept && !kept.confirmedAt ? unseal(settings, PURPOSE, user.id, kept.sealedKey) : null
  const shown = key ? base32(key) : null
  return {
    rule: limitsFor(context, user).factor,
    code: kept?.confirmedAt ? ('on' as const) : shown ? ('waiting' as const) : ('off' as const),
    key: shown?.match(/.{1,4}/g)?.join(' ') ?? null,
    picture: shown
      ? await QRCode.toString(keyUri(shown, user.email, 'Addendum'), {
          type: 'svg',
          margin: 2,
          errorCorrectionLevel: 'M',
        })
      : null,
    codesLeft: await countUnusedCodes(db, user.id),
    passkeys: (await listPasskeys(db, user.id)).map(({ id, name, addedAt, usedAt, isBackedUp }) => ({
      id,
      name,
      addedAt,
      usedAt,
      isBackedUp,
    })),
  }
}
export type Factors = Awaited<ReturnType<typeof readFactors>>

/** A new key that waits for its first code. */
export async function beginCode({ db, now, settings }: Context, user: User) {
  const sealed = seal(settings, PURPOSE, user.id, newKey())
  try {
    await commit(db, {
      writes: [beginAuthenticator(user.id, sealed)],
      audit: [{ what: 'factor.begun', who: user.id, at: now(), onId: user.id, detail: { kind: 'code' } }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('on-already')
    throw error
  }
  return ok(null)
}

/** The first right code turns it on. Returns the recovery codes, which are never shown again; who has some already keeps them. */
export async function confirmCode(context: Context, { user, signIn }: LiveSignIn, typed: string) {
  const { db, now, settings } = context
  const at = now()
  const kept = await findAuthenticator(db, user.id)
  if (!kept || kept.confirmedAt) return refuse('nothing-waits')
  const key = unseal(settings, PURPOSE, user.id, kept.sealedKey)
  const code = readCode(typed)
  const step = key && code?.kind === 'code' ? stepOfCode(key, code.value, at, kept.lastStep) : null
  if (step === null) return refuse('wrong-code')
  const codes = (await countUnusedCodes(db, user.id)) > 0 ? [] : newRecoveryCodes()
  const hashes = codes.map((one) => hashRecoveryCode(user.id, one))
  await commit(db, {
    writes: [
      confirmAuthenticator(user.id, step, at),
      endOtherEnrolments(user.id, at, signIn.id),
      ...(codes.length > 0 ? replaceRecoveryCodes(user.id, hashes) : []),
    ],
    audit: [{ what: 'factor.added', who: user.id, at, onId: user.id, detail: { kind: 'code' } }],
  })
  return ok(codes.map(showRecoveryCode))
}

/** A new set of recovery codes, shown this once; the old ones are worth nothing. */
export async function makeRecoveryCodes({ db, now }: Context, user: User) {
  const codes = newRecoveryCodes()
  await commit(db, {
    writes: replaceRecoveryCodes(
      user.id,
      codes.map((one) => hashRecoveryCode(user.id, one)),
    ),
    audit: [{ what: 'factor.codes-made', who: user.id, at: now(), onId: user.id }],
  })
  return ok(codes.map(showRecoveryCode))
}

/** Turns the app off. Refused where it is the last factor of a role that requires one. */
export async function removeCode(context: Context, user: User) {
  const passkeys = await listPasskeys(context.db, user.id)
  if (passkeys.length === 0 && limitsFor(context, user).factor === 'required') return refuse('last-factor')
  await commit(context.db, {
    writes: [removeAuthenticator(user.id), ...(passkeys.length === 0 ? [removeRecoveryCodes(user.id)] : [])],
    audit: [{ what: 'factor.removed', who: user.id, at: context.now(), onId: user.id, detail: { kind: 'code' } }],
  })
  return ok(null)
}

import { z } from 'zod'
import { never } from '#app/domain/shared/result.ts'
import type { Context } from '../context.server.ts'
import { beginCode, confirmCode, makeRecoveryCodes, removeCode } from './authenticator.server.ts'
import { challengeOf } from './challenge.server.ts'
import type { LiveSignIn } from './live-sign-in.server.ts'
import { addOwnPasskey, removeOwnPasskey, renameOwnPasskey } from './passkeys.server.ts'

export const FACTOR_DEEDS = [
  'code-begin',
  'code-confirm',
  'code-remove',
  'codes-new',
  'passkey-finish',
  'passkey-remove',
  'passkey-rename',
] as const
export type FactorDeed = (typeof FACTOR_DEEDS)[number]

/** The fields of the forms around second factors. */
export const FACTOR_FIELDS = {
  code: z.string().max(64).default(''),
  credential: z.string().max(60_000).default(''),
  passkey: z.string().max(1400).default(''),
  passkeyName: z.string().max(60, 'At most 60 characters.').default(''),
}
export type FactorForm = { deed: FactorDeed; code: string; credential: string; passkey: string; passkeyName: string }

/** One deed of the page of second factors. */
export async function changeFactors(context: Context, request: Request, live: LiveSignIn, form: FactorForm) {
  const { user } = live
  switch (form.deed) {
    case 'code-begin':
      return beginCode(context, user)
    case 'code-confirm':
      return confirmCode(context, live, form.code)
    case 'code-remove':
      return removeCode(context, user)
    case 'codes-new':
      return makeRecoveryCodes(context, user)
    case 'passkey-finish': {
      const challenge = await challengeOf(context, request, 'passkey-add')
      return addOwnPasskey(context, request, { live, challenge, credential: form.credential, name: form.passkeyName })
    }
    case 'passkey-remove':
      return removeOwnPasskey(context, user, form.passkey)
    case 'passkey-rename':
      return renameOwnPasskey(context, user, form.passkey, form.passkeyName)
    default:
      return never(form.deed)
  }
}

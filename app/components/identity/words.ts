import type { PasswordRefusal } from '#app/domain/identity/password.ts'
import { SHORTEST } from '#app/domain/identity/password.ts'
import { never } from '#app/domain/shared/result.ts'

export function saySignInRefusal(refusal: 'wrong' | 'locked' | 'not-demo' | 'no-such-user'): string {
  switch (refusal) {
    case 'wrong':
      return 'That e-mail address and password do not belong together.'
    case 'locked':
      return 'Too many failed attempts. Wait a few minutes and try again.'
    case 'not-demo':
      return 'One-click sign-in exists only in the demo.'
    case 'no-such-user':
      return 'This person can no longer sign in.'
    default:
      return never(refusal)
  }
}

export function sayPasswordRefusal(refusal: PasswordRefusal): string {
  switch (refusal) {
    case 'too-short':
      return `Use at least ${SHORTEST} characters. Four or five unrelated words make a good one.`
    case 'too-long':
      return 'That is longer than 256 characters.'
    case 'common':
      return 'That is made of words that everybody tries. Add something only you would think of.'
    case 'repetitive':
      return 'That repeats itself too much to be hard to guess.'
    case 'personal':
      return 'That is mostly your own name or address. Choose something else.'
    default:
      return never(refusal)
  }
}

export type UserRefusal = 'bad-email' | 'no-name' | 'no-role' | 'no-such-role' | 'email-in-use' | PasswordRefusal

/** The sentence for a refused user, at the field it is about. */
export function sayUserRefusal(refusal: UserRefusal): Record<string, string> {
  switch (refusal) {
    case 'bad-email':
      return { email: 'That is not an e-mail address.' }
    case 'no-name':
      return { name: 'Give the name that colleagues know.' }
    case 'no-role':
    case 'no-such-role':
      return { form: 'Choose at least one role.' }
    case 'email-in-use':
      return { email: 'Someone with this address exists already.' }
    default:
      return { password: sayPasswordRefusal(refusal) }
  }
}

export const saySetUpRefusal = (refusal: UserRefusal | 'wrong-secret'): Record<string, string> =>
  refusal === 'wrong-secret'
    ? { secret: 'That is not the secret this server was started with.' }
    : sayUserRefusal(refusal)

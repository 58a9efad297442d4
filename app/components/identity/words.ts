import type { PasswordRefusal } from '#app/domain/identity/password.ts'
import { SHORTEST } from '#app/domain/identity/password.ts'
import { never } from '#app/domain/shared/result.ts'

export function saySignInRefusal(
  refusal: 'wrong' | 'locked' | 'first-over' | 'not-demo' | 'no-such-user' | 'passkey-failed',
): string {
  switch (refusal) {
    case 'wrong':
      return 'That e-mail address and password do not belong together.'
    case 'locked':
      return 'Too many failed attempts. Wait a few minutes and try again.'
    case 'first-over':
      return 'The first password that you were given is no longer good. Ask an administrator for another way in.'
    case 'not-demo':
      return 'One-click sign-in exists only in the demo.'
    case 'no-such-user':
      return 'This person can no longer sign in.'
    case 'passkey-failed':
      return 'That passkey did not work here. Try again, or sign in in another way.'
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

/** Of choosing one's own password in the place of the first one. */
export const sayOwnPasswordRefusal = (refusal: PasswordRefusal | 'same'): Record<string, string> => ({
  next: refusal === 'same' ? 'That is the first password again. Choose another one.' : sayPasswordRefusal(refusal),
})

/** Of changing one's password: which field is at fault, and why. */
export function sayPasswordFault(refusal: PasswordRefusal | 'wrong-current' | 'locked'): Record<string, string> {
  if (refusal === 'wrong-current') return { current: 'That is not your present password.' }
  if (refusal === 'locked') return { current: saySignInRefusal('locked') }
  return { next: sayPasswordRefusal(refusal) }
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

/** Of the second step: the password was right, the code was not. */
export const sayCodeRefusal = (refusal: 'wrong' | 'locked'): string =>
  refusal === 'locked'
    ? 'Too many failed attempts. Wait a few minutes and try again.'
    : 'That code is not right, or was used already. Wait for the next one and try again.'

type FactorRefusal =
  | 'on-already'
  | 'nothing-waits'
  | 'wrong-code'
  | 'last-factor'
  | 'passkey-failed'
  | 'passkey-known'
  | 'no-such-passkey'
  | 'no-name'

export function sayFactorRefusal(refusal: FactorRefusal): Record<string, string> {
  switch (refusal) {
    case 'on-already':
      return { code: 'An authenticator app is set up already. Turn it off first.' }
    case 'nothing-waits':
      return { code: 'No key waits for a code. Set up the app first.' }
    case 'wrong-code':
      return { code: 'That code is not right. Look whether the clock of your phone is right, and try the next code.' }
    case 'last-factor':
      return { passkey: 'Your role requires a second factor and this is your only one. Set up another first.' }
    case 'passkey-failed':
      return { passkey: 'The passkey could not be taken in. Try again.' }
    case 'passkey-known':
      return { passkey: 'This passkey is known already.' }
    case 'no-such-passkey':
      return { passkey: 'This passkey was removed already.' }
    case 'no-name':
      return { passkey: 'A passkey needs a name.' }
    default:
      return never(refusal)
  }
}

/** Why someone finds themselves on the sign-in page: the word stands in its address. */
export function saySignInNotice(why: string | null): { tone: 'accent' | 'warn'; words: string } | null {
  switch (why) {
    case 'idle':
      return {
        tone: 'accent',
        words: 'You were signed out after a pause. What you had typed is kept: sign in to go on.',
      }
    case 'passkey':
      return { tone: 'warn', words: saySignInRefusal('passkey-failed') }
    case 'provider-down':
      return { tone: 'warn', words: 'The identity provider cannot be reached now. Try again, or use your password.' }
    case 'provider-refused':
      return { tone: 'warn', words: 'The identity provider did not let you in, or its answer could not be trusted.' }
    case 'no-role':
      return {
        tone: 'warn',
        words: 'You are known to the identity provider, but none of your groups has a role here. Ask an administrator.',
      }
    case 'no-email':
      return {
        tone: 'warn',
        words: 'The identity provider did not tell a verified e-mail address, so nobody could be found.',
      }
    case 'disabled':
      return { tone: 'warn', words: 'Your account here is disabled. Ask an administrator.' }
    case 'signed-out':
      return { tone: 'accent', words: 'You are signed out.' }
    default:
      return null
  }
}

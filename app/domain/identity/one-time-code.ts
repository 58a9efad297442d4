/** Codes of RFC 6238 with what every authenticator app takes for granted: SHA-1, 30 seconds, six digits. The HMAC itself is the caller's. */
export const STEP_SECONDS = 30
export const DIGITS = 6
const SKEW = 1

export const stepOf = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS)

/** The steps whose code may count at `at`: one before, this one, one after, and none that was used (RFC 6238 5.2). */
export function stepsThatCount(at: Date, lastStep: number): number[] {
  const now = stepOf(at)
  const steps = Array.from({ length: 2 * SKEW + 1 }, (_, i) => now - SKEW + i)
  return steps.filter((step) => step > lastStep)
}

/** Cuts an HMAC to its digits (RFC 4226 5.3). */
export function digitsOf(hmac: Uint8Array, digits = DIGITS): string {
  const offset = (hmac.at(-1) ?? 0) & 0x0f
  const view = new DataView(hmac.buffer, hmac.byteOffset, hmac.byteLength)
  return String((view.getUint32(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 of RFC 4648 without padding: how apps take a key by hand. */
export function base32(bytes: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += ALPHABET[(value >>> (bits - 5)) & 31]
      bits -= 5
    }
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text
}

/** What an app reads from the picture (Google's "Key Uri Format"). */
export function keyUri(key: string, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`
}

/** How many recovery codes a set has; each is 15 bytes: 120 bits, more than the 112 above which ASVS 6.5.2 lets a plain hash do. */
export const RECOVERY_CODES = 10
export const RECOVERY_BYTES = 15

/** "ABCD-EFGH-..." as it is shown. */
export const showRecoveryCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code

/** What was typed, as one kind or the other: digits are a code of the app, 24 characters a recovery code. Spaces, dashes and case do not matter. */
export function readCode(typed: string): { kind: 'code' | 'recovery'; value: string } | null {
  const plain = typed.replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(plain)) return { kind: 'code', value: plain }
  if (/^[A-Z2-7]{24}$/.test(plain)) return { kind: 'recovery', value: plain }
  return null
}

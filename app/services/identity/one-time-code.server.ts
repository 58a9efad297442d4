import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { base32, digitsOf, RECOVERY_BYTES, RECOVERY_CODES, stepsThatCount } from '#app/domain/identity/one-time-code.ts'

/** 160 bits, as RFC 4226 R6 asks. */
export const newKey = (): Buffer => randomBytes(20)

/** The code of a step (RFC 6238: HMAC-SHA-1 over the step as eight bytes). */
export function codeOf(key: Buffer, step: number, digits?: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  return digitsOf(createHmac('sha1', key).update(counter).digest(), digits)
}

/** The step that the typed code belongs to, among those that may still count; else null. Every candidate is compared. */
export function stepOfCode(key: Buffer, typed: string, at: Date, lastStep: number): number | null {
  let found: number | null = null
  for (const step of stepsThatCount(at, lastStep)) {
    const isSame = timingSafeEqual(Buffer.from(codeOf(key, step)), Buffer.from(typed.padEnd(6).slice(0, 6)))
    if (isSame) found = step
  }
  return found
}

/** A new set of recovery codes; each is long enough that its bare hash tells nothing. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => base32(randomBytes(RECOVERY_BYTES)))

export const hashRecoveryCode = (userId: string, code: string): string =>
  createHash('sha256').update(`${userId}:${code}`).digest('hex')

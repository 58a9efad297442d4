/** Minutes until the next attempt after the n-th failure (n from 1): 1, 2, 4 ... 60. After 20 attempts a letter is given up. */
export const LAST_ATTEMPT = 20

export function retryAt(attempts: number, at: Date): Date | null {
  if (attempts >= LAST_ATTEMPT) return null
  return new Date(at.getTime() + Math.min(2 ** (attempts - 1), 60) * 60_000)
}

/** A refusal of class 5 (RFC 5321 4.2.1) is final: the address will not get better by asking again. */
export const isFinal = (smtpCode: number | null): boolean => smtpCode !== null && smtpCode >= 550 && smtpCode < 560

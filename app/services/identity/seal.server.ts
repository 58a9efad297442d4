import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Settings } from '../settings.server.ts'

/** Names the way of sealing, so that another one can follow: AES-256-GCM under a key drawn from the secret by HKDF (RFC 5869). */
const WAY = 'v1.'

/** The demo has no secret and keeps none. */
const keyOf = (secret: string | null, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret ?? 'the demo keeps no secret', '', `addendum ${purpose}`, 32))

/** Seals bytes for one purpose and one owner: moved to another row, they do not open. */
export function seal(settings: Settings, purpose: string, owner: string, plain: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(settings.secret, purpose), nonce)
  cipher.setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return `${WAY}${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** The bytes, under the secret or the one before it; null: another secret, another owner, or not what was sealed. */
export function unseal(settings: Settings, purpose: string, owner: string, sealed: string): Buffer | null {
  const { secret, secretBefore } = settings
  const opened = open(keyOf(secret, purpose), owner, sealed)
  return opened ?? (secretBefore ? open(keyOf(secretBefore, purpose), owner, sealed) : null)
}

/** True for what the present secret sealed in the present way. */
export const isSealedAnew = ({ secret }: Settings, purpose: string, owner: string, sealed: string): boolean =>
  sealed.startsWith(WAY) && open(keyOf(secret, purpose), owner, sealed) !== null

/** What was sealed before ways had names bears none. */
function open(key: Buffer, owner: string, sealed: string): Buffer | null {
  const bytes = Buffer.from(sealed.startsWith(WAY) ? sealed.slice(WAY.length) : sealed, 'base64url')
  if (bytes.length < 28) return null
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(owner))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fingerprintOf } from '#app/domain/audit/heads.ts'
import type { Settings } from '../settings.server.ts'
import { keyPlace } from './places.server.ts'

export type HeadKey = { privateKey: KeyObject; publicPem: string; fingerprint: string }

/** The key that signs heads. Made at first use, readable by its owner alone; a key given by setting is never made for you. */
export function headKey(settings: Settings): HeadKey {
  const place = keyPlace(settings)
  if (!existsSync(place)) {
    if (settings.auditKey) throw new Error(`ADDENDUM_AUDIT_KEY names ${place}, and there is no such file.`)
    makeKey(place)
  }
  const privateKey = createPrivateKey(readFileSync(place))
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${place} is not an Ed25519 key.`)
  const publicKey = createPublicKey(privateKey)
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return { privateKey, publicPem, fingerprint: fingerprintOf(publicKey) }
}

function makeKey(place: string): void {
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  try {
    writeFileSync(place, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Two processes at their first start: the first one's key stands.
    if (!existsSync(place)) throw error
  }
}

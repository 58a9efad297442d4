import { createHash, randomBytes } from 'node:crypto'
import type { Settings } from '../settings.server.ts'

const isSecure = (settings: Settings) => settings.origin?.startsWith('https://') ?? false
const nameOf = (settings: Settings) => (isSecure(settings) ? '__Host-addendum' : 'addendum')

/** A new secret for the cookie, 256 bits, and what the database keeps of it. */
export function newSecret(): { secret: string; id: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, id: idOfSecret(secret) }
}

export const idOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Lax, so that the link in a mail arrives signed in; every change is held to our own Origin by the server. */
export function cookieOf(settings: Settings, secret: string): string {
  return `${nameOf(settings)}=${secret}; Path=/; HttpOnly; SameSite=Lax${isSecure(settings) ? '; Secure' : ''}`
}

export const clearedCookie = (settings: Settings): string => `${cookieOf(settings, '')}; Max-Age=0`

export function secretOf(settings: Settings, request: Request): string | null {
  const wanted = `${nameOf(settings)}=`
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim())
  const found = cookies.find((part) => part.startsWith(wanted))?.slice(wanted.length)
  return found && /^[\w-]{43}$/.test(found) ? found : null
}

import { createHash, randomBytes } from 'node:crypto'
import type { Settings } from '../settings.server.ts'

const isSecure = (settings: Settings) => settings.origin?.startsWith('https://') ?? false
const nameOf = (settings: Settings, what: string) => `${isSecure(settings) ? '__Host-addendum' : 'addendum'}${what}`
const SIGN_IN = ''
/** Of what was begun and waits for its second half. */
const STEP = '-step'

/** A new secret for the cookie, 256 bits, and what the database keeps of it. */
export function newSecret(): { secret: string; id: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, id: idOfSecret(secret) }
}

export const idOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Lax, so that the link in a mail arrives signed in; every change is held to our own Origin by the server. */
const write = (settings: Settings, what: string, secret: string): string =>
  `${nameOf(settings, what)}=${secret}; Path=/; HttpOnly; SameSite=Lax${isSecure(settings) ? '; Secure' : ''}`

export const cookieOf = (settings: Settings, secret: string): string => write(settings, SIGN_IN, secret)
export const clearedCookie = (settings: Settings): string => `${cookieOf(settings, '')}; Max-Age=0`
export const stepCookieOf = (settings: Settings, secret: string): string =>
  `${write(settings, STEP, secret)}; Max-Age=600`
export const clearedStepCookie = (settings: Settings): string => `${write(settings, STEP, '')}; Max-Age=0`

function read(settings: Settings, what: string, request: Request): string | null {
  const wanted = `${nameOf(settings, what)}=`
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim())
  const found = cookies.find((part) => part.startsWith(wanted))?.slice(wanted.length)
  return found && /^[\w-]{43}$/.test(found) ? found : null
}

export const secretOf = (settings: Settings, request: Request): string | null => read(settings, SIGN_IN, request)
export const stepSecretOf = (settings: Settings, request: Request): string | null => read(settings, STEP, request)

import { readFileSync } from 'node:fs'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import type { Settings } from '../settings.server.ts'

/** What the portal's own TLS needs, read and tried; null where the settings name none. Throws what is wrong with the files. */
export function tlsOf({ tls }: Pick<Settings, 'tls'>): SecureContextOptions | null {
  if (!tls) return null
  const options = { cert: readFileSync(tls.cert), key: readFileSync(tls.key), minVersion: 'TLSv1.2' as const }
  createSecureContext(options)
  return options
}

/** Letters to another machine go over TLS or not at all in production; a relay without it must be named so: `?ignoreTLS=true`. */
export function wantsTls({ mode }: Pick<Settings, 'mode'>, smtpUrl: string): boolean {
  const { protocol, hostname, searchParams } = new URL(smtpUrl)
  const isNear = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  return mode === 'production' && protocol === 'smtp:' && !isNear && searchParams.get('ignoreTLS') !== 'true'
}

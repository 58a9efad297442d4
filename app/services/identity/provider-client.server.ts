import { createRemoteJWKSet } from 'jose'
import { allowInsecureRequests, type Configuration, discovery, enableNonRepudiationChecks } from 'openid-client'
import type { Context } from '../context.server.ts'
import type { Settings } from '../settings.server.ts'

type Oidc = NonNullable<Settings['oidc']>
export type ProviderClient = { config: Configuration; issuer: string; keys: ReturnType<typeof createRemoteJWKSet> }

/** What the provider says of itself is asked again after an hour. */
const KEPT_MS = 3_600_000
const known = new Map<string, { at: number; client: Promise<ProviderClient> }>()

async function open({ issuer, clientId, clientSecret }: Oidc): Promise<ProviderClient> {
  const isPlain = issuer.startsWith('http://')
  const config = await discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: 8,
    execute: isPlain ? [allowInsecureRequests] : [],
  })
  // The code flow may take a token on the word of TLS; its signature is verified all the same.
  enableNonRepudiationChecks(config)
  const { issuer: named, jwks_uri } = config.serverMetadata()
  if (!jwks_uri) throw new Error('The identity provider names no keys.')
  return { config, issuer: named, keys: createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: 8000 }) }
}

/** The identity provider of the settings, discovered once; null where none is set or it cannot be reached now. */
export async function providerClient({ settings, now }: Context): Promise<ProviderClient | null> {
  const { oidc } = settings
  if (!oidc) return null
  const key = `${oidc.issuer} ${oidc.clientId}`
  const at = now().getTime()
  const kept = known.get(key)
  const client = kept && at - kept.at < KEPT_MS ? kept.client : open(oidc)
  if (client !== kept?.client) known.set(key, { at, client })
  return client.catch(() => {
    known.delete(key)
    return null
  })
}

/** The few conversions between what the server says in JSON and what the browser's passkeys take: written out, since not every browser has its own. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
const textOf = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/(?<!=)=+$/, '')

type Described = { id: string; type: 'public-key' }
type CreateOptions = Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> & {
  challenge: string
  user: { id: string; name: string; displayName: string }
  excludeCredentials?: Described[]
}
type UseOptions = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & { challenge: string }

export const hasPasskeys = (): boolean => typeof window !== 'undefined' && 'PublicKeyCredential' in window

async function optionsFrom<T>(path: string): Promise<T> {
  const response = await fetch(path, { method: 'POST', headers: { accept: 'application/json' } })
  if (!response.ok || response.redirected) throw new Error('refused')
  return response.json()
}

const named = (credential: PublicKeyCredential) => ({
  id: credential.id,
  rawId: textOf(credential.rawId),
  type: 'public-key' as const,
  clientExtensionResults: {},
})

/** Makes a passkey on this device; returns what the server verifies, as JSON. */
export async function makePasskey(path: string): Promise<string> {
  const options = await optionsFrom<CreateOptions>(path)
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      user: { ...options.user, id: bytesOf(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map((one) => ({ type: one.type, id: bytesOf(one.id) })),
    },
  })
  if (!(made instanceof PublicKeyCredential)) throw new Error('cancelled')
  const answer = made.response as AuthenticatorAttestationResponse
  const response = {
    clientDataJSON: textOf(answer.clientDataJSON),
    attestationObject: textOf(answer.attestationObject),
    transports: answer.getTransports(),
  }
  return JSON.stringify({ ...named(made), response })
}

/** Uses a passkey of this device, whoever's it is. */
export async function showPasskey(path: string): Promise<string> {
  const options = await optionsFrom<UseOptions>(path)
  const shown = await navigator.credentials.get({ publicKey: { ...options, challenge: bytesOf(options.challenge) } })
  if (!(shown instanceof PublicKeyCredential)) throw new Error('cancelled')
  const answer = shown.response as AuthenticatorAssertionResponse
  const response = {
    clientDataJSON: textOf(answer.clientDataJSON),
    authenticatorData: textOf(answer.authenticatorData),
    signature: textOf(answer.signature),
    userHandle: answer.userHandle ? textOf(answer.userHandle) : '',
  }
  return JSON.stringify({ ...named(shown), response })
}

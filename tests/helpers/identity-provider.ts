import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { Provider } from 'oidc-provider'

export type Account = { email: string; email_verified?: boolean; name: string; groups: string[]; npi?: string }
type Tamper = (token: Record<string, unknown>) => Record<string, unknown> | Promise<Record<string, unknown>>

export const CLIENT = { clientId: 'addendum', clientSecret: 'a-secret-of-the-tests-alone-1234567890' }
const KEY = 'key-1'
type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

/** A real OpenID provider on loopback with a man in the middle of its token endpoint, who is honest until `tamper` is set. */
export class IdentityProvider {
  readonly accounts = new Map<string, Account>()
  tamper: Tamper | null = null
  /** Where its back-channel logout goes. */
  onLogout: ((token: string) => Promise<number>) | null = null
  readonly logouts: number[] = []
  readonly tokens: Record<string, unknown>[] = []

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
    private readonly key: Key,
  ) {}

  static async start(portal: string): Promise<IdentityProvider> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = { ...(await exportJWK(privateKey)), kid: KEY, use: 'sig', alg: 'RS256' }
    const holder: { handle: RequestListener } = { handle: () => {} }
    const server = createServer((request, response) => holder.handle(request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    const idp = new IdentityProvider(issuer, server, privateKey)
    const provider = new Provider(issuer, idp.configuration(portal, jwk))
    const callback = provider.callback()
    holder.handle = (request, response) => void idp.handle(request, response, callback)
    return idp
  }

  private configuration(portal: string, jwk: object): Record<string, unknown> {
    return {
      jwks: { keys: [jwk] },
      cookies: { keys: ['keys-of-the-tests'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      claims: { openid: ['sub', 'groups', 'npi'], email: ['email', 'email_verified'], profile: ['name'] },
      features: {
        devInteractions: { enabled: true },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: { enabled: true },
      },
      // Its own guard against requests to loopback is what these tests cannot have.
      fetch: (url: string, options: RequestInit & { dispatcher?: unknown }) =>
        fetch(url, { ...options, dispatcher: undefined } as RequestInit),
      ttl: { Interaction: 600, Session: 3600, Grant: 3600, AccessToken: 600, IdToken: 600 },
      findAccount: (_context: unknown, sub: string) => ({
        accountId: sub,
        claims: () => ({ sub, ...this.accounts.get(sub) }),
      }),
      clients: [
        {
          client_id: CLIENT.clientId,
          client_secret: CLIENT.clientSecret,
          token_endpoint_auth_method: 'client_secret_post',
          redirect_uris: [`${portal}/sign-in/single/callback`],
          post_logout_redirect_uris: [`${portal}/sign-in`],
          grant_types: ['authorization_code'],
          response_types: ['code'],
          backchannel_logout_uri: `${this.issuer}/portal-logout`,
          backchannel_logout_session_required: true,
        },
      ],
    }
  }

  private async handle(request: IncomingMessage, response: ServerResponse, callback: RequestListener) {
    if (request.url === '/portal-logout') {
      const body = await bodyOf(request)
      const status = (await this.onLogout?.(new URLSearchParams(body).get('logout_token') ?? '')) ?? 501
      this.logouts.push(status)
      response.statusCode = status
      return void response.end()
    }
    if (request.url !== '/token') return callback(request, response)
    const end = response.end.bind(response)
    response.end = ((chunk: string | Buffer) => {
      const plain = JSON.parse(String(chunk)) as Record<string, unknown>
      this.tokens.push(plain)
      void Promise.resolve(this.tamper ? this.tamper(plain) : plain).then((told) => {
        response.removeHeader('content-length')
        end(JSON.stringify(told))
      })
      return response
    }) as typeof response.end
    callback(request, response)
  }

  /** Signs with the provider's own key whatever a test wants to see refused. */
  sign(
    claims: JWTPayload,
    { key = this.key, header = {} }: { key?: Key; header?: Record<string, string> } = {},
  ): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: KEY, ...header }).sign(key)
  }

  stop(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((done) => this.server.close(() => done()))
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

/** A browser that knows the provider: signs in there as `sub`, agrees, and stops where the provider sends it back to the portal. */
export class ProviderVisitor {
  private readonly jar = new Map<string, string>()
  constructor(private readonly portal: string) {}

  private async fetch(url: string, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = body ? { method: 'POST', body } : {}
    const response = await fetch(url, { ...init, headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      const value = pair.slice(at + 1)
      if (value === '') this.jar.delete(pair.slice(0, at))
      else this.jar.set(pair.slice(0, at), value)
    }
    return response
  }

  async signIn(start: string, sub: string): Promise<string> {
    let response = await this.fetch(start)
    let at = start
    for (let steps = 0; steps < 12; steps++) {
      const location = response.headers.get('location')
      if (location) {
        at = new URL(location, at).href
        if (at.startsWith(this.portal)) return at
        response = await this.fetch(at)
        continue
      }
      const page = await response.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
      const action = /action="([^"]+)"/.exec(page)?.[1]
      if (!prompt || !action) throw new Error(`The provider says: ${page.slice(0, 400)}`)
      response = await this.fetch(new URL(action, at).href, new URLSearchParams({ prompt, login: sub, password: 'x' }))
    }
    throw new Error('The provider leads in circles.')
  }

  /** Ends the session at the provider, as its own page does. Returns where it leads. */
  async signOut(endSession: string): Promise<string> {
    const page = await (await this.fetch(endSession)).text()
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const done = await this.fetch(new URL(action, endSession).href, new URLSearchParams({ xsrf, logout: 'yes' }))
    return done.headers.get('location') ?? ''
  }
}

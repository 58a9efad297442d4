import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { endByProvider } from '#app/services/identity/provider-logout.server.ts'

const Logout = z.object({ logout_token: z.string().min(1).max(20_000) })

export const loader = () => redirect('/sign-in')

/** OpenID Connect Back-Channel Logout 1.0: 200 when done, 400 when the token is none of ours. */
export async function action({ request }: ActionFunctionArgs) {
  const type = request.headers.get('content-type') ?? ''
  const form = type.startsWith('application/x-www-form-urlencoded') ? await readForm(request, Logout) : null
  const done = form?.ok ? await endByProvider(theContext(), form.value.logout_token) : null
  if (done?.ok) return new Response(null, { status: 200 })
  return Response.json({ error: 'invalid_request' }, { status: done?.error === 'provider-down' ? 503 : 400 })
}

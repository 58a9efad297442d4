import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { stepCookieOf } from '#app/services/identity/cookie.server.ts'
import { leaveForProvider } from '#app/services/identity/single-sign-on.server.ts'

/** On to the identity provider. */
export async function loader({ request }: LoaderFunctionArgs) {
  const context = theContext()
  const left = await leaveForProvider(context, request)
  if (!left.ok) return redirect(`/sign-in?why=${left.error}`)
  return redirect(left.value.url, { headers: { 'set-cookie': stepCookieOf(context.settings, left.value.secret) } })
}

import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { clearedCookie } from '#app/services/identity/cookie.server.ts'
import { endThisSignIn } from '#app/services/identity/end-sign-in.server.ts'
import { findSignedIn } from '#app/services/identity/require.server.ts'

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  const user = await findSignedIn(request)
  if (user) await endThisSignIn(context, request, user.id)
  return redirect('/sign-in', { headers: { 'set-cookie': clearedCookie(context.settings) } })
}

import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { clearedCookie } from '#app/services/identity/cookie.server.ts'
import { endThisSignIn } from '#app/services/identity/end-sign-in.server.ts'
import { findLiveSignIn } from '#app/services/identity/live-sign-in.server.ts'

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  const live = await findLiveSignIn(request, context)
  if (live) await endThisSignIn(context, request, live.user.id)
  return redirect('/sign-in', { headers: { 'set-cookie': clearedCookie(context.settings) } })
}

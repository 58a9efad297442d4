import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { requireFresh } from '#app/services/identity/live-sign-in.server.ts'
import { challengeResponse } from '#app/services/identity/onward.server.ts'
import { beginPasskey } from '#app/services/identity/passkeys.server.ts'

export const loader = () => redirect('/account')

/** A challenge for a passkey to be made, for the script of the account page. */
export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  const { user } = await requireFresh(request, context, '/account')
  return challengeResponse(context, await beginPasskey(context, request, user))
}

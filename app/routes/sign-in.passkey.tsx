import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { ownPath } from '#app/domain/shared/path.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { challengeOf } from '#app/services/identity/challenge.server.ts'
import { challengeResponse, onward } from '#app/services/identity/onward.server.ts'
import { beginPasskeyUse, passByPasskey } from '#app/services/identity/passkeys.server.ts'

const Shown = z.object({ credential: z.string().max(60_000), to: z.string().max(2000).optional() })

export const loader = () => redirect('/sign-in')

/** Without a body: a challenge for the browser. With a passkey's answer: signs in. */
export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  if (!request.headers.get('content-type')) return challengeResponse(context, await beginPasskeyUse(context, request))
  const form = await readForm(request, Shown)
  const { credential, to } = form.ok ? form.value : { credential: '', to: '/' }
  const challenge = await challengeOf(context, request, 'passkey-use')
  const passed = { userAgent: request.headers.get('user-agent') }
  const begun = await passByPasskey(context, request, { challenge, credential, passed })
  if (begun.ok) return onward(context, begun.value, to)
  return redirect(`/sign-in?why=passkey&to=${encodeURIComponent(ownPath(to))}`)
}

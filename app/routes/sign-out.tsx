import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { ownPath } from '#app/domain/shared/path.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { clearedCookie } from '#app/services/identity/cookie.server.ts'
import { endThisSignIn } from '#app/services/identity/end-sign-in.server.ts'
import { findLiveSignIn } from '#app/services/identity/live-sign-in.server.ts'
import { endAtProvider } from '#app/services/identity/single-sign-on.server.ts'

const Leaving = z.object({
  why: z.enum(['idle', 'signed-out']).catch('signed-out'),
  to: z.string().max(2000).default(''),
})

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  const live = await findLiveSignIn(request, context)
  const form = request.headers.get('content-type') ? await readForm(request, Leaving) : null
  const { why, to } = form?.ok ? form.value : { why: 'signed-out' as const, to: '' }
  const elsewhere = why === 'idle' ? null : await endAtProvider(context, request)
  if (live) await endThisSignIn(context, request, live.user.id)
  const back = to ? `&to=${encodeURIComponent(ownPath(to))}` : ''
  return redirect(elsewhere ?? `/sign-in?why=${why}${back}`, {
    headers: { 'set-cookie': clearedCookie(context.settings) },
  })
}

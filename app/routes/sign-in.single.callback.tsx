import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { challengeOf } from '#app/services/identity/challenge.server.ts'
import { onward } from '#app/services/identity/onward.server.ts'
import { returnFromProvider } from '#app/services/identity/single-sign-on.server.ts'

/** Back from the identity provider. */
export async function loader({ request }: LoaderFunctionArgs) {
  const context = theContext()
  const challenge = await challengeOf(context, request, 'oidc')
  const back = await returnFromProvider(context, request, challenge)
  return back.ok ? onward(context, back.value.begun, back.value.to) : redirect(`/sign-in?why=${back.error}`)
}

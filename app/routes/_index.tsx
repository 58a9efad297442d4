import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { homeOf } from '#app/services/identity/frame.server.ts'
import { requireUser } from '#app/services/identity/require.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return redirect(homeOf(await requireUser(request)))
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { searchCodesOn } from '#app/services/codes/search-on.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

/** For the search field of the coding panel: at most twenty codes in force on a day. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'codes.view')
  const search = new URL(request.url).searchParams
  const words = (search.get('q') ?? '').slice(0, 200)
  return Response.json({ codes: await searchCodesOn(theContext(), user.id, words, search.get('on') ?? '') })
}

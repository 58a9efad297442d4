import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { changeFavourite } from '#app/services/codes/favourites.server.ts'
import { searchCodesOn } from '#app/services/codes/search-on.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

const Star = z.object({ deed: z.enum(['keep', 'forget']), code: z.string().regex(/^[A-Z][0-9A-Z]{2,6}$/) })

/** For the search field of the coding panel: at most twenty codes in force on a day. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'codes.view')
  const search = new URL(request.url).searchParams
  const words = (search.get('q') ?? '').slice(0, 200)
  return Response.json({ codes: await searchCodesOn(theContext(), user.id, words, search.get('on') ?? '') })
}

/** For the star of a coded line: keeps a code among the person's favourites, or takes it out. */
export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'codes.view')
  const form = await readForm(request, Star)
  if (!form.ok) throw notFound()
  await changeFavourite(theContext(), { userId: user.id, ...form.value })
  return Response.json({ isFavourite: form.value.deed === 'keep' })
}

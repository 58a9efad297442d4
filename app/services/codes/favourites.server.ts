import { FAVOURITES } from '#db/code-uses.ts'
import type { Context } from '../context.server.ts'
import { forgetView, keepView, readSavedViews } from '../views/saved-views.server.ts'
import { titlesOf } from './titles.server.ts'

/** A person's favourite codes with their titles of today, in the order of codes. */
export async function listFavourites(context: Context, userId: string): Promise<{ code: string; title: string }[]> {
  const codes = (await readSavedViews(context, userId, FAVOURITES)).map(({ name }) => name)
  const titles = await titlesOf(
    context,
    codes.map((code) => ({ code })),
  )
  return codes.sort().map((code) => ({ code, title: titles.get(code) ?? 'not in the edition in force' }))
}

/** Whether a code is among a person's favourites. */
export async function isFavourite(context: Context, userId: string, code: string): Promise<boolean> {
  return (await readSavedViews(context, userId, FAVOURITES)).some(({ name }) => name === code)
}

/** Puts a code among a person's favourites, or takes it out. Doing it twice changes nothing. */
export async function changeFavourite(
  context: Context,
  { userId, code, deed }: { userId: string; code: string; deed: 'keep' | 'forget' },
): Promise<void> {
  const known = (await readSavedViews(context, userId, FAVOURITES)).find(({ name }) => name === code)
  if (deed === 'forget' && known) await forgetView(context, { userId, id: known.id })
  if (deed === 'keep' && !known)
    await keepView(context, { userId, page: FAVOURITES, name: code, search: `/codes/${code}`, isShared: false })
}

import { FAVOURITES } from '#db/code-uses.ts'
import { readLineRules } from '../coding/line-rules.server.ts'
import type { Context } from '../context.server.ts'
import { readSavedViews } from '../views/saved-views.server.ts'
import { codeSetOn, today } from './code-sets.server.ts'
import { rowsOfCodes, searchCodes } from './search-codes.server.ts'

/** More favourites than a screen holds are searched like other codes. */
const MOST_SHOWN = 20

/**
 * At most twenty codes in force on a day that fit the words, a person's favourites first, else best first; without words the favourites
 * themselves. Each with whether it is exempt from present on admission.
 */
export async function searchCodesOn(context: Context, userId: string, words: string, on: string) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : today(context)
  const mine = (await readSavedViews(context, userId, FAVOURITES)).map(({ name }) => name).sort()
  const { release, codes } =
    words.trim() === '' ? await favouritesOn(context, mine, day) : await searchCodes(context, words, { on: day })
  const isMine = ({ code }: { code: string }) => mine.includes(code)
  const inOrder = [...codes.filter(isMine), ...codes.filter((row) => !isMine(row))]
  const { exempt } = await readLineRules(
    context,
    inOrder.map(({ code }) => code),
    day,
  )
  return inOrder.map((row) => ({
    ...{ code: row.code, release, title: row.long, isBillable: row.billable },
    isFavourite: isMine(row),
    isPoaExempt: exempt?.includes(row.code) ?? false,
  }))
}

async function favouritesOn(context: Context, codes: readonly string[], day: string) {
  const set = await codeSetOn(context, day)
  return { release: set.release, codes: await rowsOfCodes(set, codes.slice(0, MOST_SHOWN)) }
}

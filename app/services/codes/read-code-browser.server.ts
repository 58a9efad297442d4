import { chapterOf, chapters } from '#app/domain/codes/chapters.ts'
import { codeAt } from '#app/domain/codes/search-index.ts'
import { listActiveReleases } from '#db/releases.ts'
import { starterReleases } from '#db/starter-codes.ts'
import type { Context } from '../context.server.ts'
import { type CodeSet, codeSetOn, dayOfYear, today } from './code-sets.server.ts'
import { listFavourites } from './favourites.server.ts'
import { searchCodes } from './search-codes.server.ts'

const MOST_FOUND = 50

/** The fiscal years that can be looked at, newest first; the starter set's while nothing official is loaded. */
export async function listYears({ db }: Context): Promise<number[]> {
  const active = (await listActiveReleases(db)).filter(({ kind }) => kind === 'icd10cm')
  const editions = (active.length > 0 ? active : starterReleases()).map(({ edition }) => Number(edition.slice(0, 4)))
  return [...new Set(editions)].sort((a, b) => b - a)
}

/** The fiscal year that a URL asks for, or null for the edition in force today. */
export const yearOf = (search: URLSearchParams): number | null => {
  const year = search.get('year') ?? ''
  return /^20\d\d$/.test(year) ? Number(year) : null
}

/** The edition at the end of a fiscal year, or the one in force today. */
export const setOf = (context: Context, year: number | null): Promise<CodeSet> =>
  codeSetOn(context, year === null ? today(context) : dayOfYear(year))

function placesOfCategories({ head }: CodeSet, isWanted: (category: string) => boolean): number[] {
  const places: number[] = []
  for (let place = 0; place < head.weights.length; place++) {
    const code = codeAt(head, place)
    if (code.length === 3 && isWanted(code)) places.push(place)
  }
  return places
}

/** The code browser: what a search found, the categories of a chapter, or the chapters with the person's favourites. */
export async function readCodeBrowser(context: Context, userId: string, search: URLSearchParams) {
  const year = yearOf(search)
  const set = await setOf(context, year)
  const question = (search.get('q') ?? '').slice(0, 200).trim()
  const chapter = chapters().find(({ id }) => id === search.get('chapter')) ?? null
  const found =
    question === ''
      ? []
      : (await searchCodes(context, question, { ...(year === null ? {} : { year }), most: MOST_FOUND })).codes
  const categories =
    question === '' && chapter
      ? await set.rowsAt(placesOfCategories(set, (category) => chapterOf(category)?.id === chapter.id))
      : []
  const counted = new Map<string, number>()
  if (question === '' && !chapter)
    placesOfCategories(set, (category) => {
      const id = chapterOf(category)?.id ?? ''
      counted.set(id, (counted.get(id) ?? 0) + 1)
      return false
    })
  return {
    ...{ year, question, found, categories },
    years: await listYears(context),
    set: { release: set.release, isStarter: set.isStarter, startOn: set.startOn, endOn: set.endOn },
    chapter: chapter && { id: chapter.id, label: chapter.label },
    chapters: chapters()
      .map(({ id, label }) => ({ id, label, categories: counted.get(id) ?? 0 }))
      .filter(({ categories: n }) => n > 0),
    favourites: await listFavourites(context, userId),
  }
}

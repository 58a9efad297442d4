import { chapterOf, directlyBelow, headingsOf } from '#app/domain/codes/chapters.ts'
import { releaseOn } from '#app/domain/codes/release.ts'
import { codeAt, placeOf } from '#app/domain/codes/search-index.ts'
import { listActiveReleases, listRowsByKey } from '#db/releases.ts'
import { starterCodes, starterReleases } from '#db/starter-codes.ts'
import type { Context } from '../context.server.ts'
import { type CodeSet, today } from './code-sets.server.ts'
import { isFavourite } from './favourites.server.ts'
import { openCodesOn } from './open-codes.server.ts'
import { listYears, setOf, yearOf } from './read-code-browser.server.ts'
import { rowsOfCodes } from './search-codes.server.ts'

/** S52 has some 1,700 codes below it; what stands directly under a heading never comes near this. */
const MOST_BELOW = 4_000
const MOST_NEIGHBOURS = 40

/** The codes of a set that begin with another, in order, itself first where it is there. */
function codesFrom({ head }: CodeSet, start: string): string[] {
  const codes: string[] = []
  for (let place = placeOf(head, start); codes.length < MOST_BELOW; place++) {
    const code = codeAt(head, place)
    if (code === '' || !code.startsWith(start)) return codes
    codes.push(code)
  }
  return codes
}

const below = (set: CodeSet, heading: string) =>
  directlyBelow(codesFrom(set, heading).filter((code) => code !== heading))

/** Siblings about the code, itself among them; at a category's top there are none. */
function neighboursOf(set: CodeSet, parent: string | undefined, code: string): string[] {
  if (parent === undefined) return []
  const all = below(set, parent)
  const at = Math.max(0, all.indexOf(code) - MOST_NEIGHBOURS / 2)
  return all.slice(at, at + MOST_NEIGHBOURS)
}

type Year = { edition: string; startOn: string; title: string | null; billable: boolean }

/** How each loaded edition knows the code, oldest first; without it where the code did not exist. */
async function historyOf({ db }: Context, code: string, isStarter: boolean): Promise<Year[]> {
  if (isStarter)
    return starterReleases().map(({ edition, startOn }) => {
      const row = starterCodes(edition).find((known) => known.code === code)
      return { edition, startOn, title: row?.long ?? null, billable: row?.billable ?? false }
    })
  const releases = (await listActiveReleases(db)).filter(({ kind }) => kind === 'icd10cm')
  return Promise.all(
    releases.map(async ({ id, edition, startOn }) => {
      const [row] = await listRowsByKey(db, { releaseId: id, tableName: 'codes', keys: [code] })
      return { edition, startOn, title: row?.[3] ?? null, billable: row?.[1] === '1' }
    }),
  )
}

/** What beside the titles is loaded of a code: exempt from present on admission, coded before as, notes of the tabular list. Null: the list is not loaded. */
async function listsOf({ db }: Context, code: string, headings: readonly string[], day: string) {
  const active = await listActiveReleases(db)
  const rows = async (kind: string, tableName: string, keys: readonly string[]) => {
    const release = releaseOn(active, kind, day)
    return release && listRowsByKey(db, { releaseId: release.id, tableName, keys })
  }
  const [exempt, before, notes] = await Promise.all([
    rows('icd10cm-poa-exempt', 'codes', [code]),
    rows('icd10cm-conversion', 'conversions', [code]),
    rows('icd10cm-notes', 'notes', [...headings, code]),
  ])
  return {
    poaExempt: exempt && exempt.length > 0,
    before: before?.[0] ? { codes: before[0][3] ?? '', effective: before[0][2] ?? '' } : null,
    notes: (notes ?? []).map(([on = '', kind = '', words = '']) => ({ on, kind, words })),
  }
}

/** All that is known of a code in an edition: title, what it leaves open, what states it, its place, its history. Null where the edition has no such code. */
export async function readCodePage(context: Context, userId: string, written: string, search: URLSearchParams) {
  const code = written.replace('.', '').toUpperCase()
  const year = yearOf(search)
  const set = await setOf(context, year)
  const history = await historyOf(context, code, set.isStarter)
  const [row] = await rowsOfCodes(set, [code])
  if (!row && !history.some(({ title }) => title !== null)) return null
  const isInSet = (one: string) => codeAt(set.head, placeOf(set.head, one)) === one
  const headings = headingsOf(code, isInSet)
  const day = set.startOn > today(context) || (set.endOn ?? '9999') < today(context) ? set.startOn : today(context)
  const open = (await openCodesOn(context, [code], day)).get(code)
  return {
    ...{ code, year, day, history },
    years: await listYears(context),
    set: { release: set.release, isStarter: set.isStarter },
    row: row ?? null,
    chapter: chapterOf(code),
    headings: await rowsOfCodes(set, headings),
    axes: open?.axes ?? [],
    alternatives: await rowsOfCodes(set, open?.alternatives ?? []),
    below: await rowsOfCodes(set, below(set, code)),
    neighbours: await rowsOfCodes(set, neighboursOf(set, headings.at(-1), code)),
    ...(await listsOf(context, code, headings, day)),
    isFavourite: await isFavourite(context, userId, code),
  }
}

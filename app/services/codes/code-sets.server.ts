import { type ReferenceRow, releaseId, releaseOn } from '#app/domain/codes/release.ts'
import { type Slate, slateFor } from '#app/domain/codes/search.ts'
import { indexWords, openHead, placesIn, type WordHead, type WordIndex } from '#app/domain/codes/search-index.ts'
import type { CodeTitle } from '#app/domain/codes/specificity.ts'
import type { Db } from '#db/client.ts'
import { findWordIndex, listCodesAt } from '#db/codes.ts'
import { listActiveReleases, listReferenceRows } from '#db/releases.ts'
import { starterCodes, starterReleases } from '#db/starter-codes.ts'
import type { Context } from '../context.server.ts'

/** A code as it is shown and kept: without its dot, with the titles of its release. */
export type FoundRow = { code: string; billable: boolean; short: string; long: string }

/** One edition of ICD-10-CM, opened: searched in memory, its titles read where they lie. */
export type CodeSet = {
  /** "icd10cm:2026". */
  release: string
  /** The key of its rows; null for the starter set. */
  key: string | null
  startOn: string
  endOn: string | null
  /** True while no official set is loaded: a selection of what is queried most. */
  isStarter: boolean
  head: WordHead
  slate: Slate
  placesOf(word: number): Uint32Array
  rowsAt(places: readonly number[]): Promise<FoundRow[]>
  allRows(): Promise<FoundRow[]>
}

type Opened = Omit<CodeSet, 'release' | 'key' | 'startOn' | 'endOn' | 'isStarter'>

const rowOf = ([code = '', flag, short = '', long = '']: ReferenceRow): FoundRow => ({
  code,
  billable: flag === '1',
  short,
  long,
})
/** A row as the specificity rules want it. */
export const titleOf = ({ code, billable, short, long }: FoundRow): CodeTitle => ({
  code,
  billable,
  shortTitle: short,
  longTitle: long,
})

function openIndex(index: WordIndex): Pick<Opened, 'head' | 'slate' | 'placesOf'> {
  const head = openHead(index)
  const placesOf = (word: number) => {
    const [page = 0, from = 0, length = 0] = head.spots.subarray(3 * word, 3 * word + 3)
    return placesIn((index.pages[page] ?? new Uint8Array()).subarray(from, from + length))
  }
  return { head, slate: slateFor(head), placesOf }
}

/** The year that ends and the one that begins stay at hand, some three megabytes each. */
const AT_HAND = 2
const openSets = new WeakMap<Db, Map<string, Promise<Opened | null>>>()

async function openKept(db: Db, key: string): Promise<Opened | null> {
  const index = await findWordIndex(db, key)
  if (!index) return null
  return {
    ...openIndex(index),
    rowsAt: async (places) => (await listCodesAt(db, key, places)).map(rowOf),
    allRows: async () => (await listReferenceRows(db, key, 'codes')).map(rowOf),
  }
}

/** What a release holds never changes under its key, so an opened one is never stale. */
function keptSet(db: Db, key: string): Promise<Opened | null> {
  const sets = openSets.get(db) ?? new Map<string, Promise<Opened | null>>()
  openSets.set(db, sets)
  const known = sets.get(key) ?? openKept(db, key)
  sets.delete(key)
  sets.set(key, known)
  for (const old of [...sets.keys()].slice(0, -AT_HAND)) sets.delete(old)
  return known
}

const starterSets = new Map<string, Opened>()

function starterSet(edition: string): Opened {
  const known = starterSets.get(edition)
  if (known) return known
  const rows = starterCodes(edition).sort((a, b) => (a.code < b.code ? -1 : 1))
  const opened = {
    ...openIndex(indexWords(rows)),
    rowsAt: async (places: readonly number[]) => places.flatMap((place) => rows[place] ?? []),
    allRows: async () => rows,
  }
  starterSets.set(edition, opened)
  return opened
}

/** The edition of ICD-10-CM in force on a day (YYYY-MM-DD), or the nearest one loaded; the starter set while none is. */
export async function codeSetOn({ db }: Context, day: string): Promise<CodeSet> {
  const active = (await listActiveReleases(db)).filter(({ kind }) => kind === 'icd10cm')
  const inForce = releaseOn(active, 'icd10cm', day) ?? active.findLast(({ startOn }) => startOn <= day) ?? active[0]
  const opened = inForce ? await keptSet(db, inForce.id) : null
  if (inForce && opened) {
    const { startOn, endOn } = inForce
    return { ...opened, release: releaseId(inForce), key: inForce.id, startOn, endOn, isStarter: false }
  }
  const starters = starterReleases()
  const starter =
    releaseOn(starters, 'icd10cm', day) ?? starters.findLast(({ startOn }) => startOn <= day) ?? starters[0]
  if (!starter) throw new Error('The starter set has no release.')
  const { startOn, endOn } = starter
  return { ...starterSet(starter.edition), release: releaseId(starter), key: null, startOn, endOn, isStarter: true }
}

/** The last day of a fiscal year: by then its April update is in force. */
export const dayOfYear = (year: number): string => `${year}-09-30`

/** Today's day in UTC, by the context's clock. */
export const today = ({ now }: Context): string => now().toISOString().slice(0, 10)

import { changesOf } from '#app/domain/codes/changes.ts'
import type { ReleaseDiff } from '#app/domain/codes/diff.ts'
import { comparedWith } from '#app/domain/codes/reference-kinds.ts'
import { maySeeChart } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { pageOf } from '#app/domain/shared/page.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { Db } from '#db/client.ts'
import { isRestricted } from '#db/openings.ts'
import { listReleases } from '#db/releases.ts'
import type { Context } from '../context.server.ts'
import { diffReleases, findRelease } from './diff-releases.server.ts'
import { listTouched, type Touch } from './list-touched.server.ts'
import { type ListedRelease, withKind } from './read-reference-page.server.ts'
import { referenceStatus } from './reference-status.server.ts'

export const LISTS = ['touched', 'added', 'deleted', 'revised'] as const
export type DiffList = (typeof LISTS)[number]
/** One row of a list: the key, what it was and what it is; an added one has no `before`, a deleted one no `after`. */
export type DiffRow = { table: string; key: string; before: readonly string[] | null; after: readonly string[] | null }
export type Comparison = {
  from: ListedRelease | null
  to: ListedRelease
  rows: Record<Exclude<DiffList, 'touched'>, DiffRow[]>
  touched: Touch[]
}
export const ROWS_A_PAGE = 100

const cellsOf = ([, ...cells]: readonly string[]) => cells
function rowsOf(tables: Record<string, ReleaseDiff>): Comparison['rows'] {
  const all = Object.entries(tables)
  return {
    added: all.flatMap(([table, { added }]) =>
      added.map((row) => ({ table, key: row[0] ?? '', before: null, after: cellsOf(row) })),
    ),
    deleted: all.flatMap(([table, { deleted }]) =>
      deleted.map((row) => ({ table, key: row[0] ?? '', before: cellsOf(row), after: null })),
    ),
    revised: all.flatMap(([table, { revised }]) =>
      revised.map(({ key, before, after }) => ({ table, key, before: cellsOf(before), after: cellsOf(after) })),
    ),
  }
}

/** Comparing two whole editions takes about a second; a release never changes under its key, so the last two stay at hand. */
const AT_HAND = 2
type Tables = Record<string, ReleaseDiff>
const compared = new WeakMap<Db, Map<string, Promise<Tables>>>()
function tablesBetween(context: Context, from: string, to: string): Promise<Tables> {
  const known = compared.get(context.db) ?? new Map<string, Promise<Tables>>()
  compared.set(context.db, known)
  const id = `${from} ${to}`
  const work = known.get(id) ?? diffReleases(context, from, to).then((result) => (result.ok ? result.value.tables : {}))
  known.delete(id)
  known.set(id, work)
  for (const old of [...known.keys()].slice(0, -AT_HAND)) known.delete(old)
  return work
}

/**
 * What changed from one release to another, named by id or by key, and what of ours that touches: open charts, favourites, lexicon and
 * templates. Without `from` the one that `to` takes the place of or follows; null there where it is the first of its kind.
 */
export async function compareReleases(
  context: Context,
  names: { from: string; to: string },
): Promise<Result<Comparison, 'no-such-release' | 'not-of-one-kind'>> {
  const all = (await referenceStatus(context)).map(withKind)
  const listed = async (name: string) => {
    const found = await findRelease(context.db, name)
    return all.find(({ key }) => key === found?.id) ?? null
  }
  const to = await listed(names.to)
  const from = names.from === '' ? to && comparedWith(all, to) : await listed(names.from)
  if (!to || (names.from !== '' && !from)) return refuse('no-such-release')
  if (from && from.kind !== to.kind) return refuse('not-of-one-kind')
  const tables = from ? await tablesBetween(context, from.key, to.key) : {}
  const codes = to.kind === 'icd10cm' ? tables.codes : undefined
  return ok({ from, to, rows: rowsOf(tables), touched: codes ? await listTouched(context, changesOf(codes), to) : [] })
}

const holds = (texts: readonly (string | null)[], words: readonly string[]) => {
  const text = texts.join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}
const wordsOf = (question: string) => question.toLowerCase().split(/\s+/).filter(Boolean)
/** A code may be asked for with its dot. */
const withoutDot = (word: string) => (/^[a-z]\d[0-9a-z]\.[0-9a-z]*$/.test(word) ? word.replace('.', '') : word)

/** The rows of one list that hold all words of the question. */
export function rowsWith(rows: readonly DiffRow[], question: string): DiffRow[] {
  const words = wordsOf(question).map(withoutDot)
  return rows.filter(({ key, before, after }) => holds([key, ...(before ?? []), ...(after ?? [])], words))
}

/** So many charts of a code are named; the spreadsheet has them all. */
const MOST_CHARTS = 50

/** The charts of a touched code: how many there are, and those that this person may open without giving a reason. */
async function shownTo({ db }: Context, { charts, ...touch }: Touch, user: User) {
  const openable: { id: string; startAt: Date; isGoverned: boolean }[] = []
  for (const { id, patientId, facilityId, startAt, isGoverned } of charts) {
    if (openable.length === MOST_CHARTS) break
    const ties = { facilityId, isPartyToQuery: false, isOpened: false, isRestricted: await isRestricted(db, patientId) }
    if (maySeeChart(user, ties)) openable.push({ id, startAt, isGoverned })
  }
  return { ...touch, charts: charts.length, openable }
}

/** One page of the comparison: counts of every list, the rows of the list shown, and what is touched. */
export async function readDiffPage(context: Context, user: User, search: URLSearchParams) {
  const result = await compareReleases(context, { from: search.get('from') ?? '', to: search.get('to') ?? '' })
  if (!result.ok) return null
  const { from, to, rows, touched } = result.value
  const shown = LISTS.find((list) => list === search.get('show')) ?? (touched.length > 0 ? 'touched' : 'added')
  const question = (search.get('q') ?? '').slice(0, 100)
  const found = shown === 'touched' ? [] : rowsWith(rows[shown], question)
  const words = wordsOf(question).map(withoutDot)
  const touches = shown === 'touched' ? touched.filter((t) => holds([t.code, t.before, t.after], words)) : []
  const total = shown === 'touched' ? touches.length : found.length
  const { page, pages, from: first } = pageOf(search.get('page'), total, ROWS_A_PAGE)
  const cut = <T>(list: T[]) => list.slice(first, first + ROWS_A_PAGE)
  const choices = (await listReleases(context.db))
    .filter(({ kind, id, state }) => kind === to.kind && id !== to.key && (state === 'active' || state === 'replaced'))
    .map(({ id, edition, state }) => ({ key: id, edition, state }))
  return {
    ...{ from, to, shown, question, page, pages, total, choices },
    counts: {
      touched: touched.length,
      added: rows.added.length,
      deleted: rows.deleted.length,
      revised: rows.revised.length,
    },
    charts: new Set(touched.flatMap((touch) => touch.charts.map(({ id }) => id))).size,
    urgent: touched.filter(({ urgency }) => urgency === 'now').length,
    rows: cut(found),
    touches: await Promise.all(cut(touches).map((touch) => shownTo(context, touch, user))),
  }
}

/** Every row of the comparison for a spreadsheet, a line of column names first. */
export function* diffLines({ rows, touched }: Comparison): Generator<string[]> {
  const ours = new Map(touched.map((touch) => [touch.code, touch]))
  yield ['change', 'table', 'key', 'before', 'after', 'open charts', 'favourites', 'lexicon', 'templates', 'charts']
  for (const change of ['added', 'deleted', 'revised'] as const)
    for (const { table, key, before, after } of rows[change]) {
      const touch = ours.get(key)
      const told = [touch?.charts.length ?? 0, touch?.favourites ?? 0].map(String)
      const templates = (touch?.templates ?? []).map(({ name }) => name)
      const names = [touch?.concepts ?? [], templates].map((list) => list.join('; '))
      yield [
        change,
        table,
        key,
        (before ?? []).join(' | '),
        (after ?? []).join(' | '),
        ...told,
        ...names,
        (touch?.charts ?? []).map(({ id }) => `/charts/${id}`).join(' '),
      ]
    }
}

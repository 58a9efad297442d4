import { type CountName, type Counts, noCounts, sumCounts, withStaysOf } from '#app/domain/scorecard/measures/counts.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { type ShareId, type Shown, shareOf, shown } from '#app/domain/scorecard/measures/rates.ts'
import { isNarrowed, narrowedBy } from '#app/domain/scorecard/measures/siblings.ts'
import type { StandsOut } from '#app/domain/scorecard/measures/standing-out.ts'
import { pageOf } from '#app/domain/shared/page.ts'
import { type Slice, sumByProvider } from '#db/scorecards.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { everyone, partsOfSome } from './everyone.server.ts'
import { flagsOf } from './flags.server.ts'
import { brief, type Kept } from './fresh.server.ts'
import type { Scope } from './scope.server.ts'
import { restPeriod, type Seen, toldShares } from './told.server.ts'

export type Listed = {
  id: string
  name: string
  specialty: string | null
  unspecified: Shown
  response: Shown
  timely: Shown
  flags: string[]
}
/** A list is read in pages of so many; who stands out is named above it to this number, and marked in it. */
const PAGE = { rows: 100, named: 20 }
const LISTED: CountName[] = ['open', 'askable', 'answered', 'inTime', 'sent']
const listed: Kept<Awaited<ReturnType<typeof sumByProvider>>> = new WeakMap()

/** Plain data: what a thread can be asked. */
export type ListAsked = Pick<Scope, 'filter' | 'facilityIds' | 'reach'> & {
  words: string
  sort: 'name' | 'specialty'
  page: string | null
}

/** A page of the list, and the first who stand out; `found` and `standOut` are all that there are. The last page stands for any beyond it. */
export async function reckonList(
  context: Context,
  { filter, facilityIds, reach, words, sort, page: asked }: ListAsked,
) {
  const slice = { period: filter.period, timing: filter.timing, facilityIds, payer: filter.payer }
  const [all, counts, flags] = await Promise.all([
    everyone(context),
    listedCounts(context, slice),
    flagsOf(context, filter.period, facilityIds),
  ])
  const said = await flagWords(context, flags)
  const found = all.filter(
    ({ id, name, specialty, facilityIds: places }) =>
      counts.has(id) &&
      (places.length === 0 || reach === null || places.some((place) => reach.includes(place))) &&
      (filter.specialty === '' || specialty === filter.specialty) &&
      name.toLowerCase().includes(words.toLowerCase()),
  )
  if (sort === 'specialty') found.sort((a, b) => (a.specialty ?? '').localeCompare(b.specialty ?? ''))
  const { page, pages, from } = pageOf(asked, found.length, PAGE.rows)
  const shownOf = found.slice(from, from + PAGE.rows)
  const told = await siblingsOfEach(
    context,
    shownOf.map(({ id }) => id),
    { filter, reach },
  )
  const rows = shownOf.map(({ id, name, specialty }): Listed => {
    const own = counts.get(id) ?? sumCounts([])
    const share = (measure: 'unspecified' | 'response' | 'timely') =>
      told(id, measure) ? shown(shareOf(measure, own)) : ('too-few' as const)
    return {
      id,
      name,
      specialty,
      unspecified: share('unspecified'),
      response: share('response'),
      timely: share('timely'),
      flags: said.get(id) ?? [],
    }
  })
  const standing = found.flatMap(({ id, name }) => {
    const own = said.get(id)
    return own ? [{ id, name, flags: own }] : []
  })
  return {
    rows,
    page,
    pages,
    standing: standing.slice(0, PAGE.named),
    standOut: standing.length,
    found: found.length,
  }
}

export type ProviderRows = Awaited<ReturnType<typeof reckonList>>

/** What the list says, by provider: queries of the timing that is asked for, stays of all. */
async function listedCounts(context: Context, slice: Slice): Promise<Map<string, Counts>> {
  const read = async (of: Slice) => {
    const rows = await brief(listed, context, of, async () => sumByProvider(context.db, of, LISTED), { standsMs: 0 })
    return new Map(rows.map(({ providerId, ...rest }) => [providerId, sumCounts([rest])]))
  }
  const queries = await read(slice)
  if (slice.timing === 'all') return queries
  const stays = await read({ ...slice, timing: 'all' })
  return new Map([...stays].map(([id, own]) => [id, withStaysOf(queries.get(id) ?? noCounts(), own)]))
}

/** Whether the other settings of the filters allow a share of a provider to be told. */
async function siblingsOfEach(
  { db }: Context,
  ids: readonly string[],
  seen: Seen,
): Promise<(id: string, measure: ShareId) => boolean> {
  const { period } = seen.filter
  const rest = restPeriod(seen.filter)
  const by = narrowedBy(seen.filter)
  const read = (of: Period) =>
    partsOfSome(
      db,
      ids.map((id) => [id, id]),
      of,
      { names: LISTED, by },
    )
  const parts = { own: isNarrowed(by) ? await read(period) : [], rest: rest ? await read(rest) : [] }
  const told = new Map<ShareId, (id: string) => boolean>()
  return (id, measure) => {
    const of = told.get(measure) ?? toldShares(parts, seen, measure, ({ key }) => key)
    told.set(measure, of)
    return of(id)
  }
}

const SHARE_FLAGS: Record<string, string> = {
  'share timely': 'answers late',
  'share undetermined': 'often "unable to determine"',
  'share hasty': 'answers within ten seconds',
  'axis laterality': 'leaves the side open',
}

/** What stands out, in words, by provider. */
async function flagWords(context: Context, flags: readonly StandsOut[]): Promise<Map<string, string[]>> {
  const families = flags.flatMap(({ comparison }) => (comparison.startsWith('family ') ? [comparison.slice(7)] : []))
  const titles = await titlesOf(
    context,
    families.map((code) => ({ code })),
  )
  const said = new Map<string, string[]>()
  for (const { provider, comparison } of flags) {
    const family = comparison.slice(7)
    const words = SHARE_FLAGS[comparison] ?? `leaves details open: ${titles.get(family) ?? family}`
    said.set(provider, [...(said.get(provider) ?? []), words])
  }
  return said
}

import { type CountName, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import { isOfStays, type ShareId, type Shown, shareOf, shown } from '#app/domain/scorecard/measures/rates.ts'
import { isNarrowed, isTold, narrowedBy, siblingsOf } from '#app/domain/scorecard/measures/siblings.ts'
import type { StandsOut } from '#app/domain/scorecard/measures/standing-out.ts'
import { readPartsOf } from '#db/scorecard-parts.ts'
import { sumByProvider } from '#db/scorecards.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { everyone } from './everyone.server.ts'
import { flagsOf } from './flags.server.ts'
import { brief, type Kept } from './fresh.server.ts'
import type { Scope } from './scope.server.ts'

export type Listed = {
  id: string
  name: string
  specialty: string | null
  unspecified: Shown
  response: Shown
  timely: Shown
  flags: string[]
}
/** A list is read, not scrolled for ever: beyond this a name or a specialty is asked for. */
const MOST = 300
const LISTED: CountName[] = ['open', 'askable', 'answered', 'inTime', 'sent']
const listed: Kept<Awaited<ReturnType<typeof sumByProvider>>> = new WeakMap()

/** Plain data: what a thread can be asked. */
export type ListAsked = Pick<Scope, 'filter' | 'facilityIds' | 'reach'> & { words: string; sort: 'name' | 'specialty' }

/** The rows of the list, and who stands out; `found` are all that there are. */
export async function reckonList(context: Context, { filter, facilityIds, reach, words, sort }: ListAsked) {
  const { db } = context
  const slice = { period: filter.period, timing: filter.timing, facilityIds, payer: filter.payer }
  const [all, counted, flags] = await Promise.all([
    everyone(context),
    brief(listed, context, slice, async () => sumByProvider(db, slice, LISTED), { standsMs: 0 }),
    flagsOf(context, filter.period, facilityIds),
  ])
  const counts = new Map(counted.map(({ providerId, ...rest }) => [providerId, sumCounts([rest])]))
  const said = await flagWords(context, flags)
  const found = all.filter(
    ({ id, name, specialty, facilityIds: places }) =>
      counts.has(id) &&
      (places.length === 0 || reach === null || places.some((place) => reach.includes(place))) &&
      (filter.specialty === '' || specialty === filter.specialty) &&
      name.toLowerCase().includes(words.toLowerCase()),
  )
  if (sort === 'specialty') found.sort((a, b) => (a.specialty ?? '').localeCompare(b.specialty ?? ''))
  const told = await siblingsOfEach(
    context,
    found.slice(0, MOST).map(({ id }) => id),
    { filter, reach },
  )
  const rows = found.slice(0, MOST).map(({ id, name, specialty }): Listed => {
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
  return { rows, standing, found: found.length }
}

export type ProviderRows = Awaited<ReturnType<typeof reckonList>>

/** Whether the other settings of the filter allow a share of a provider to be told. */
async function siblingsOfEach(
  { db }: Context,
  ids: readonly string[],
  { filter, reach }: { filter: ScorecardFilter; reach: readonly string[] | null },
): Promise<(id: string, measure: ShareId) => boolean> {
  const narrowed = narrowedBy(filter)
  if (!isNarrowed(narrowed)) return () => true
  const parts = await readPartsOf(db, ids, filter.period, LISTED)
  const siblings = new Map(
    ids.map((id) => {
      const own = (parts.get(id) ?? []).filter(({ facilityId }) => reach === null || reach.includes(facilityId))
      return [
        id,
        { queries: siblingsOf(own, narrowed, filter), stays: siblingsOf(own, { ...narrowed, timing: false }, filter) },
      ]
    }),
  )
  return (id, measure) => {
    const own = siblings.get(id)
    return own !== undefined && isTold(isOfStays(measure) ? own.stays : own.queries, (part) => shareOf(measure, part).n)
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

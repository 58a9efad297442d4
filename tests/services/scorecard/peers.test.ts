import { expect, test } from 'vitest'
import { noCounts, sumCounts, withStaysOf } from '#app/domain/scorecard/measures/counts.ts'
import { readFilter } from '#app/domain/scorecard/measures/filter.ts'
import { SHARE_IDS, shareOf } from '#app/domain/scorecard/measures/rates.ts'
import { quantileOf } from '#app/domain/scorecard/statistics/vector.ts'
import { figuresOf } from '#app/services/scorecard/figures.server.ts'
import { readScorecard } from '#app/services/scorecard/read-scorecard.server.ts'
import { reckonAhead } from '#app/services/scorecard/reckon-ahead.server.ts'
import { viewScorecard } from '#app/services/scorecard/view-scorecard.server.ts'
import { listScoredProviders, sumByProvider, sumByQuarter, sumGaps } from '#db/scorecards.ts'
import { findUser } from '#db/users.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { madeLarge } from '#tests/helpers/large-house.ts'
import { rowsOf } from './recount.ts'

const EVERYONE = { facilityIds: null, reach: null }

const aHouse = (encounters = 1200) => aHospital({ seed: 'peers', encounters, detail: 'facts' })

const bandOf = (cases: { events: number; n: number }[]) => {
  const rates = cases.filter(({ n }) => n >= 10).map(({ events, n }) => events / n)
  const sorted = rates.sort((a, b) => a - b)
  const quantile = (p: number) => quantileOf(sorted, p)
  if (rates.length < 5) return null
  return { low: quantile(0.1), middle: quantile(0.5), high: quantile(0.9), providers: rates.length }
}

/** Each provider's page anew: longer than most on a busy machine. */
const LONG = 120_000

test.each(['', 'months=24', 'payer=medicare&months=24', 'timing=retrospective&months=24'])(
  'the bands of a group that each takes himself out of are those of his colleagues one by one: %s',
  async (search) => {
    const context = await aHouse()
    const { db } = context
    const filter = readFilter(new URLSearchParams(search), context.now())
    const { period, timing, payer } = filter
    const slice = { period, timing, payer, facilityIds: null }
    const trend = { period: { from: period.to - 23, to: period.to }, timing: 'all' as const, facilityIds: null }
    const people = await listScoredProviders(db)
    // Queries of the timing, stays of all: a stay has no timing.
    const queries = new Map((await sumByProvider(db, slice)).map((row) => [row.providerId, sumCounts([row])]))
    const stays = await sumByProvider(db, { ...slice, timing: 'all' })
    const counted = new Map(
      stays.map((row) => [row.providerId, withStaysOf(queries.get(row.providerId) ?? noCounts(), sumCounts([row]))]),
    )
    const gaps = await sumGaps(db, slice)
    const quarters = await sumByQuarter(db, trend, ['open', 'askable'])
    let told = 0
    for (const { id, specialty } of people) {
      const card = await readScorecard(context, id, filter, EVERYONE)
      const others = people.filter((one) => counted.has(one.id) && one.id !== id)
      const same = others.filter((one) => specialty !== null && one.specialty === specialty)
      const peers = new Set((same.length >= 5 ? same : others).map((one) => one.id))
      expect(card?.comparedWith).toEqual({ specialty: same.length >= 5 ? specialty : null, providers: peers.size })
      for (const share of SHARE_IDS) {
        const cases = [...peers].flatMap((peer) => {
          const counts = counted.get(peer)
          return counts ? [shareOf(share, counts)] : []
        })
        const band = bandOf(cases)
        if (band) told += 1
        expect(card?.shares[share].colleagues).toEqual(band)
      }
      for (const { family, axes, colleagues } of card?.gaps ?? []) {
        const rows = gaps.filter((row) => row.family === family && row.axis === axes[0])
        const cases = rows
          .filter((row) => peers.has(row.providerId))
          .map(({ open, lines }) => ({ events: open, n: lines }))
        const band = bandOf(cases)
        if (band) told += 1
        expect(colleagues).toEqual(band)
      }
      card?.trend.forEach(({ colleagues }, at) => {
        const quarter = Math.floor(period.to / 3) - 7 + at
        const cases = quarters.filter((row) => row.quarter === quarter && peers.has(row.providerId))
        expect(colleagues).toEqual(bandOf(cases.map(({ open = 0, askable = 0 }) => ({ events: open, n: askable }))))
      })
      const any = gaps.filter(({ axis }) => axis === 'any')
      const expected = any
        .filter(({ providerId }) => providerId === id)
        .reduce((sum, { family, lines }) => {
          const rest = any.filter((row) => row.family === family && row.providerId !== id)
          const n = rest.reduce((total, row) => total + row.lines, 0)
          return n > 0 ? sum + (lines * rest.reduce((total, row) => total + row.open, 0)) / n : sum
        }, 0)
      if (card?.expected) expect(card.expected.expected).toBeCloseTo(expected, 8)
    }
    expect(told).toBeGreaterThan(20)
  },
  LONG,
)

test('in a large house a page does not wait for colleagues: the first has the own figures alone, the next what a small house says', async () => {
  const context = await aHouse(400)
  const manager = await findUser(context.db, 'demo-u-sam-okoye')
  if (!manager) throw new Error('The demo has no manager.')
  const search = new URLSearchParams('months=24')
  const view = (mayBeLate: boolean) => viewScorecard(context, manager, 'demo-p-osei', search, { mayBeLate })
  const small = await view(true)
  expect(small?.comparedWith?.providers).toBeGreaterThan(4)
  await madeLarge(context)
  const first = await view(true)
  expect(first?.comparedWith).toBeNull()
  expect(first?.expected).toBeNull()
  expect(first?.gaps.some(({ isDrawn, colleagues }) => isDrawn || colleagues !== null)).toBe(false)
  for (const share of SHARE_IDS) {
    expect(first?.shares[share]).toEqual({ share: small?.shares[share].share, colleagues: null })
  }
  // Who asks for the data and not for the page waits; so does every file.
  expect(await view(false)).toEqual(small)
  expect(await view(true)).toEqual(small)
  expect(rowsOf(context.db, `select 1 from audit_entries where what = 'scorecard.viewed'`)).toHaveLength(4)
})

test('what the usual pages say of everyone is reckoned ahead in a large house, one at a turn, and again after ten minutes', async () => {
  const context = await aHouse(400)
  expect(await reckonAhead(context)).toBe(false)
  await madeLarge(context)
  const round = async () => {
    let turns = 0
    while (await reckonAhead(context)) turns += 1
    return turns
  }
  const specialties = rowsOf(context.db, 'select distinct specialty from providers where specialty is not null')
  expect(await round()).toBe(specialties.length + 6)
  expect(await round()).toBe(0)
  const filter = readFilter(new URLSearchParams(), context.now())
  const card = await readScorecard(context, 'demo-p-osei', filter, { ...EVERYONE, mayBeLate: true })
  expect(card?.comparedWith?.providers).toBeGreaterThan(4)
  context.clock.at = new Date(context.clock.at.getTime() + 600_000)
  expect(await round()).toBe(specialties.length + 6)
  // Nobody has looked for a day: nothing is kept ready.
  context.clock.at = new Date(context.clock.at.getTime() + 86_400_001)
  expect(await round()).toBe(0)
})

test('what is reckoned beside the serving thread is plain data', async () => {
  const context = await aHouse(300)
  const { period } = readFilter(new URLSearchParams(), context.now())
  const slice = { period, timing: 'all' as const, facilityIds: null, payer: 'all' as const }
  const group = await figuresOf(context, 'peers', { slice, trend: slice, specialty: null })
  expect(structuredClone(group)).toEqual(group)
  expect(group.ids.length).toBeGreaterThan(10)
})

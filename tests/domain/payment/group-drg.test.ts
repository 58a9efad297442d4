import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupDrg } from '#app/domain/payment/group-drg.ts'
import { someDrgTables, stay } from './builders.ts'
import { slowGrouper } from './drg-oracle.ts'
import { hasSharedData, officialDrgTables, sharedText, WITHOUT } from './shared-data.ts'

const linesOf = (path: string) => sharedText(path).trim().split('\n').slice(1)

/** Notes that go with a DRG of the table. */
const HARMLESS = new Set(['multiple-trauma-possible', 'alive-assumed', 'unacceptable-principal'])

describe.skipIf(!hasSharedData)(`on the official tables${WITHOUT}`, () => {
  const tables = hasSharedData ? officialDrgTables() : someDrgTables
  const known = [...tables.principals.keys()]
  const counting = [...tables.severities.keys()]
  const anyStay = fc.record({
    principal: fc.constantFrom(...known),
    secondary: fc.array(fc.oneof(fc.constantFrom(...counting), fc.constantFrom(...known)), { maxLength: 8 }),
    disposition: fc.constantFrom('01', '03', '06', '20', '07'),
    sex: fc.constantFrom<'female' | 'male'>('female', 'male'),
  })
  type Drawn = { principal: string; secondary: string[]; disposition: string; sex: 'female' | 'male' }
  const grouped = ({ principal, secondary, ...rest }: Drawn) => groupDrg(tables, stay(principal, secondary, rest))

  const cases = hasSharedData ? linesOf('msdrg/drg_query_impact_examples_v43.1.csv') : []
  test.each(cases.map((line) => [line.split(',')[0], line.split(',')] as const))(
    'the worked pair %s comes to the same DRG, weight and severity on both sides',
    (_, cells) => {
      const [, , age, sex = '', ...sides] = cells
      for (const side of [sides.slice(0, 6), sides.slice(6, 12)]) {
        const [principal = '', secondary = '', status = '', drg, weight, severity] = side
        const result = groupDrg(tables, {
          principal,
          secondary: secondary
            .split(' ')
            .filter(Boolean)
            .map((code) => ({ code })),
          ageYears: Number(age),
          sex: sex === 'F' ? 'female' : 'male',
          disposition: status.padStart(2, '0'),
        })
        expect(result).toMatchObject({ drg, severity, weightX10000: Math.round(Number(weight) * 10_000) })
      }
    },
  )

  test('it agrees with a slow grouper wherever the table alone decides', () => {
    const slow = slowGrouper()
    let compared = 0
    fc.assert(
      fc.property(anyStay, (one) => {
        const result = grouped(one)
        const special = result.notes.some((note) => !HARMLESS.has(note))
        if (special || result.notGrouped || tables.principals.get(one.principal)?.mdc === '15') return
        compared += 1
        expect(result.drg).toBe(slow(one.principal, one.secondary, one.disposition))
      }),
      { numRuns: 3_000, seed: 43 },
    )
    expect(compared).toBeGreaterThan(2_000)
  })

  test('600 of 600 medical stays, of a seed that no rule was written by, come to the DRG of the tables', () => {
    // What the tables say they do not decide alone: mothers, newborns, burns, HIV, several injuries, a chemotherapy's leukemia, a dissolved clot.
    const isLeft = (code: string) => /^(?:B20|S|T2[0-7]|T3[0-2]|Z9282|C9[1-5])/.test(code)
    const medical = [...tables.principals].flatMap(([code, { mdc, drgs }]) =>
      drgs && !['14', '15', '22', '25'].includes(mdc ?? '') && !isLeft(code) ? [code] : [],
    )
    const beside = [...counting, ...medical].filter((code) => !isLeft(code))
    const slow = slowGrouper()
    let same = 0
    const one = fc.record({
      principal: fc.constantFrom(...medical),
      secondary: fc.uniqueArray(fc.constantFrom(...beside), { maxLength: 12 }),
      disposition: fc.constantFrom('01', '03', '06', '62'),
    })
    for (const it of fc.sample(one, { numRuns: 600, seed: 90_117 }))
      same += Number(grouped({ ...it, sex: 'male' }).drg === slow(it.principal, it.secondary, it.disposition))
    expect(same).toBe(600)
  })

  test('the order of the secondaries never matters', () => {
    fc.assert(
      fc.property(anyStay, fc.integer(), (one, by) => {
        const turned = [...one.secondary].sort((a, b) => (a + by > b ? 1 : -1)).reverse()
        expect(grouped({ ...one, secondary: turned }).drg).toBe(grouped(one).drg)
      }),
      { numRuns: 500 },
    )
  })

  test('a secondary that the principal excludes never changes the DRG', () => {
    const pairs = linesOf('msdrg/msdrg_v43.1_cc_exclusions_pdx_to_group.csv.gz').map((line) => line.split(','))
    const members = new Map(
      linesOf('msdrg/msdrg_v43.1_cc_exclusion_group_members.csv.gz').map((line) => [
        line.slice(0, line.indexOf(',')),
        line.slice(line.indexOf(',') + 1).split(' '),
      ]),
    )
    const excluded = fc
      .constantFrom(...pairs)
      .chain(([principal = '', group = '']) =>
        fc.record({ principal: fc.constant(principal), code: fc.constantFrom(...(members.get(group) ?? [''])) }),
      )
    fc.assert(
      fc.property(excluded, ({ principal, code }) => {
        const { mdc } = tables.principals.get(principal) ?? {}
        // Newborns and burns are grouped by which conditions are there, not by their severity alone.
        if (mdc === '15' || mdc === '22') return
        const alone = groupDrg(tables, stay(principal))
        const beside = groupDrg(tables, stay(principal, [code]))
        if (beside.notGrouped || beside.notes.includes('multiple-trauma')) return
        expect(beside.drg).toBe(alone.drg)
        expect(beside.secondary[0]).toMatchObject({ counts: false })
      }),
      { numRuns: 2_000 },
    )
  })

  test('one more secondary never lowers the severity of a family that the table decides', () => {
    fc.assert(
      fc.property(anyStay, fc.constantFrom(...counting), (one, more) => {
        const before = grouped(one)
        const after = grouped({ ...one, secondary: [...one.secondary, more] })
        const isSpecial = [before, after].some(
          (result) => result.notGrouped || result.notes.some((note) => !HARMLESS.has(note)),
        )
        if (isSpecial) return
        const ranks = ['NON_CC', 'CC', 'MCC', null]
        expect(ranks.indexOf(after.severity)).toBeGreaterThanOrEqual(ranks.indexOf(before.severity))
      }),
      { numRuns: 1_000 },
    )
  })

  test('a repeated secondary and a copy of the principal change nothing', () => {
    fc.assert(
      fc.property(anyStay, (one) => {
        const repeated = [...one.secondary, ...one.secondary, one.principal]
        const before = grouped(one)
        if (one.secondary.length === 0 && tables.principals.get(one.principal)?.mdc === '15') return
        expect(grouped({ ...one, secondary: repeated }).drg).toBe(before.drg)
      }),
      { numRuns: 500 },
    )
  })
})

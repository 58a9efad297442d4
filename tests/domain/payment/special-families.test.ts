import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupDrg } from '#app/domain/payment/group-drg.ts'
import { someDrgTables, stay } from './builders.ts'
import { hasSharedData, officialDrgTables, WITHOUT } from './shared-data.ts'
import { slowSpecialGrouper } from './special-oracle.ts'

/** Families that a table of principals does not decide alone, by MDC; HIV and several injuries have tests of their own. */
const SPECIAL = ['14', '15', '22']
const CASES = 2_000

describe.skipIf(!hasSharedData)(`families with rules of their own, on the official tables${WITHOUT}`, () => {
  const tables = hasSharedData ? officialDrgTables() : someDrgTables
  const slow = hasSharedData ? slowSpecialGrouper() : () => null
  const ofMdc = (mdc: string) =>
    [...tables.principals].flatMap(([code, it]) => (it.mdc === mdc && it.drgs ? [code] : []))
  const outcomes = [...tables.principals.keys()].filter((code) => /^(?:Z37|Z38)/.test(code))
  const counting = [...tables.severities.keys()].filter((code) => code !== 'B20')

  test.each(SPECIAL)('MDC %s comes to what a slow grouper says, the encoder included', (mdc) => {
    const own = ofMdc(mdc)
    const secondary = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...own) },
      { weight: 2, arbitrary: fc.constantFrom(...counting) },
      { weight: 1, arbitrary: fc.constantFrom(...outcomes) },
      { weight: 1, arbitrary: fc.constantFrom('J9601', 'J680', 'J705', 'T270XXA', 'T59811A', 'T3122', 'I10', 'Z23') },
    )
    const one = fc.record({
      principal: fc.constantFrom(...own),
      secondary: fc.uniqueArray(secondary, { maxLength: 5 }),
      disposition: fc.constantFrom('01', '01', '03', '06', '20', '02'),
    })
    let decided = 0
    for (const it of fc.sample(one, { numRuns: CASES, seed: 4_317 })) {
      const { drg } = groupDrg(tables, stay(it.principal, it.secondary, { disposition: it.disposition, sex: 'female' }))
      expect({ ...it, drg }).toEqual({ ...it, drg: slow(it) })
      decided += Number(drg !== null)
    }
    expect(decided).toBeGreaterThan(CASES / 2)
  })
})

import { describe, expect, test } from 'vitest'
import type { FacilityRate } from '#app/domain/payment/ipps.ts'
import { changeRate, removeRate } from '#app/services/payment/change-rate.server.ts'
import { priceStay } from '#app/services/payment/price-stay.server.ts'
import { commit } from '#db/commit.ts'
import { listFacilityRates, removeFacilityRate } from '#db/facility-rates.ts'
import { findRiskMember, saveRiskMember } from '#db/risk-members.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'

const mara = aUser({ facilityIds: ['*'] })
const rate: FacilityRate = {
  facilityId: 'north',
  payer: 'Commercial',
  startOn: '2025-10-01',
  endOn: null,
  wageIndexX10000: 10_000,
  capitalFactorX10000: null,
  addOnX10000: 0,
  ownRateCents: 900_000,
  ownShareX10000: 10_000,
}

describe('the rate of a payer', () => {
  test('is kept once for each first day, the newest first, and can be taken away', async () => {
    const home = aContext()
    await changeRate(home, mara, rate)
    await changeRate(home, mara, { ...rate, ownRateCents: 950_000 })
    await changeRate(home, mara, { ...rate, startOn: '2026-10-01' })
    const kept = await listFacilityRates(home.db, 'north')
    expect(kept.map((one) => [one.startOn, one.ownRateCents])).toEqual([
      ['2026-10-01', 900_000],
      ['2025-10-01', 950_000],
    ])
    const audit = { what: 'settings.changed' as const, who: 'mara', at: home.now() }
    await commit(home.db, { writes: [removeFacilityRate(rate)], audit: [audit] })
    expect(await listFacilityRates(home.db, 'north')).toHaveLength(1)
  })

  test('prices a stay in cents; without a rate or a weight there is no price', async () => {
    const home = aContext()
    await changeRate(home, mara, rate)
    const stay = { facilityId: 'north', payer: 'Commercial', day: '2026-05-01', weightX10000: 11_077 }
    expect(await priceStay(home.db, stay)).toMatchObject({ ok: true, value: { totalCents: 996_930 } })
    expect(await priceStay(home.db, { ...stay, payer: 'Other' })).toEqual({ ok: false, error: 'no-rate' })
    expect(await priceStay(home.db, { ...stay, weightX10000: null })).toEqual({ ok: false, error: 'no-weight' })
  })

  test("is nobody's to change who does not work there", async () => {
    const home = aContext()
    const elsewhere = aUser({ facilityIds: ['south'] })
    expect(await changeRate(home, elsewhere, rate)).toEqual({ ok: false, error: 'not-your-facility' })
    await changeRate(home, mara, rate)
    expect(await removeRate(home, elsewhere, rate)).toEqual({ ok: false, error: 'not-your-facility' })
    expect(await removeRate(home, mara, rate)).toMatchObject({ ok: true })
    expect(await removeRate(home, mara, rate)).toEqual({ ok: false, error: 'no-such-rate' })
  })

  test('that cannot be right is refused and not kept', async () => {
    const home = aContext()
    expect(await changeRate(home, mara, { ...rate, wageIndexX10000: 1 })).toEqual({
      ok: false,
      error: 'wage-index-out-of-range',
    })
    expect(await listFacilityRates(home.db, 'north')).toEqual([])
  })
})

test('the status of a member is kept for each payment year, the last word standing', async () => {
  const { db, now } = aContext()
  const member = {
    patientId: 'p1',
    paymentYear: 2026,
    segment: 'CNA' as const,
    isOriginallyDisabled: false,
    hasMedicaid: false,
  }
  const audit = { what: 'chart.imported' as const, who: 'terminal', at: now() }
  await commit(db, { writes: [saveRiskMember(member)], audit: [audit] })
  await commit(db, { writes: [saveRiskMember({ ...member, segment: 'CFA' })], audit: [audit] })
  expect(await findRiskMember(db, 'p1', 2026)).toEqual({ ...member, segment: 'CFA' })
  expect(await findRiskMember(db, 'p1', 2027)).toBeNull()
})

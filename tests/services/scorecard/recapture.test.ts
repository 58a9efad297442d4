import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#app/services/context.server.ts'
import { changeMember } from '#app/services/payment/change-member.server.ts'
import { rebuildRollUps, takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { findEncounter } from '#db/charts.ts'
import { type Change, commit, lenient, type Write } from '#db/commit.ts'
import { codedLines, encounterProviders, encounters } from '#db/schema/encounter.ts'
import factors from '#db/seed/starter/hcc-coefficients.json'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aWard } from '#tests/helpers/ward.ts'
import { rollUpsOf, rowsOf } from './recount.ts'

let context: Context
const coder = aUser({ facilityIds: ['f-1'] })
const recaptures = () =>
  rowsOf(
    context.db,
    'select patient_id, year, provider_id, facility_id, due, recaptured, added, unsupported from member_recaptures',
  )
const said = (writes: Write[], ...ids: string[]) =>
  commit(context.db, {
    writes,
    changes: ids.map((onId): Change => ({ topic: 'encounter', onId })),
    audit: [{ what: 'chart.imported', who: 'terminal', at: context.now() }],
  })
const line = (encounterId: string, code: string, sequence: number, stage: 'working' | 'final') => ({
  ...{ id: `${encounterId} ${sequence}`, encounterId, code, release: 'icd10cm:2026', sequence, stage },
  position: sequence === 1 ? ('principal' as const) : ('secondary' as const),
  ...{ presentOnAdmission: null, codedBy: coder.id, codedAt: context.now() },
})
const attending = (encounterId: string, providerId: string) => ({ encounterId, providerId, part: 'attending' as const })

/** A patient of the ward: heart failure and COPD the year before; heart failure in a higher category now, and diabetes not yet final. */
beforeEach(async () => {
  context = aContext()
  await aWard(context)
  const before = {
    ...{ id: 'e-0', sourceSystem: 'test', sourceId: 'e-0', patientId: 'pt-1', facilityId: 'f-1' },
    ...{ class: 'outpatient' as const, sortName: 'roe, mona' },
    startAt: new Date('2025-06-01T09:00:00Z'),
    endAt: new Date('2025-06-01T10:00:00Z'),
  }
  const lines = [
    line('e-0', 'I509', 1, 'final'),
    line('e-0', 'J449', 2, 'final'),
    line('e-1', 'I5023', 1, 'final'),
    line('e-1', 'E1165', 2, 'working'),
  ]
  await said(
    [
      (tx) => tx.insert(encounters).values(before),
      lenient((tx) => tx.delete(encounterProviders).where(eq(encounterProviders.encounterId, 'e-1'))),
      (tx) => tx.insert(encounterProviders).values([attending('e-0', 'p-1'), attending('e-1', 'p-2')]),
      (tx) => tx.insert(codedLines).values(lines),
    ],
    'e-0',
    'e-1',
  )
  const encounter = await findEncounter(context.db, 'e-1')
  if (!encounter) throw new Error('The ward has no encounter.')
  const member = { paymentYear: 2027, segment: 'CNA' as const, isOriginallyDisabled: false, hasMedicaid: false }
  await takeInFeed(context)
  expect(recaptures()).toEqual([])
  await changeMember(context, coder, encounter, member)
  await takeInFeed(context)
})

describe('risk categories of a member', () => {
  test('are counted once for the year, with whoever saw the member last in it', async () => {
    // Due: 226 (held again by the higher 224) and 280. Added: 224. Diabetes is coded, not final.
    expect(recaptures()).toEqual([
      {
        ...{ patient_id: 'pt-1', year: 2026, provider_id: 'p-2', facility_id: 'f-1' },
        ...{ due: 2, recaptured: 1, added: 1, unsupported: 1 },
      },
    ])
    await said([], 'e-0', 'e-1', 'e-1')
    await takeInFeed(context)
    expect(recaptures()).toHaveLength(1)
  })

  test('carry the score of both years, added up by hand from the published factors, with the edition it rests on', async () => {
    const factor = (name: string) => {
      const row = factors.rows.find((one) => one.model === 'V28' && one.name === `CNA_${name}`)
      if (!row) throw new Error(`No factor ${name}`)
      return row.factorX10000
    }
    const [kept] = rowsOf(
      context.db,
      'select score_x10000 now, score_before_x10000 before, release from member_recaptures',
    )
    // 71 on 1 February 2027. Now heart failure 224 alone; before, 226 and 280, which the model also counts together.
    const before = factor('F70_74') + factor('HCC226') + factor('HCC280') + factor('HF_CHR_LUNG_V28')
    expect(kept).toMatchObject({ now: factor('F70_74') + factor('HCC224'), before })
    expect(kept?.release).toMatch(/hcc/)
  })

  test('follow a correction of the year before as well as of the year', async () => {
    await said([lenient((tx) => tx.delete(codedLines).where(sql`id = 'e-0 2'`))], 'e-0')
    await takeInFeed(context)
    expect(recaptures()).toEqual([expect.objectContaining({ due: 1, recaptured: 1 })])
    await said([lenient((tx) => tx.update(codedLines).set({ stage: 'final' }).where(sql`id = 'e-1 2'`))], 'e-1')
    await takeInFeed(context)
    expect(recaptures()).toEqual([expect.objectContaining({ due: 1, added: 2, unsupported: 0 })])
  })

  test('go when the member was not seen in both years', async () => {
    const moved = { startAt: new Date('2023-06-01T09:00:00Z'), endAt: new Date('2023-06-01T10:00:00Z') }
    await said([lenient((tx) => tx.update(encounters).set(moved).where(eq(encounters.id, 'e-0')))], 'e-0')
    await takeInFeed(context)
    expect(recaptures()).toEqual([])
  })

  test('are the same after a rebuild', async () => {
    const followed = rollUpsOf(context.db)
    await rebuildRollUps(context, { anew: true })
    expect(rollUpsOf(context.db)).toEqual(followed)
    expect(followed.memberRecaptures).toHaveLength(1)
  })
})

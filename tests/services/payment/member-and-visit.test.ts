import { beforeEach, describe, expect, test } from 'vitest'
import type { User } from '#app/domain/identity/role.ts'
import type { Context } from '#app/services/context.server.ts'
import { changeMember } from '#app/services/payment/change-member.server.ts'
import { listRisk } from '#app/services/payment/list-risk.server.ts'
import { readRisk, serviceYearOf } from '#app/services/payment/read-risk.server.ts'
import { readVisit } from '#app/services/payment/read-visit.server.ts'
import { reviewVisit } from '#app/services/payment/review-visit.server.ts'
import { takeMember } from '#app/services/payment/take-member.server.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { findEncounter, type KeptEncounter } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { codedLines, encounters, medications } from '#db/schema/encounter.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aWard } from '#tests/helpers/ward.ts'

let context: Context
let encounter: KeptEncounter
const coder: User = aUser({ facilityIds: ['f-1'] })
const MEMBER = { paymentYear: 2027, segment: 'CNA' as const, isOriginallyDisabled: false, hasMedicaid: false }

/** The ward's patient, seen the year before as well: heart failure and COPD then, heart failure by a higher code now. */
beforeEach(async () => {
  context = aContext()
  await aWard(context)
  const before = {
    id: 'e-0',
    sourceSystem: 'test',
    sourceId: 'e-0',
    patientId: 'pt-1',
    facilityId: 'f-1',
    class: 'outpatient' as const,
    startAt: new Date('2025-06-01T09:00:00Z'),
    endAt: new Date('2025-06-01T10:00:00Z'),
    sortName: 'roe, mona',
  }
  const line = (encounterId: string, code: string, sequence: number, stage: 'working' | 'final') => ({
    id: `${encounterId} ${sequence}`,
    encounterId,
    code,
    release: 'icd10cm:2026',
    position: sequence === 1 ? ('principal' as const) : ('secondary' as const),
    sequence,
    presentOnAdmission: null,
    stage,
    codedBy: coder.id,
    codedAt: context.now(),
  })
  const lines = [
    line('e-0', 'I509', 1, 'final'),
    line('e-0', 'J449', 2, 'final'),
    line('e-1', 'I5023', 1, 'final'),
    line('e-1', 'E1165', 2, 'working'),
  ]
  const drug = { id: 'm-1', sourceSystem: 'test', sourceId: 'm-1', encounterId: 'e-1', patientId: 'pt-1' }
  await commit(context.db, {
    writes: [
      (tx) => tx.insert(encounters).values(before),
      (tx) => tx.insert(codedLines).values(lines),
      (tx) => tx.insert(medications).values({ ...drug, name: 'Donepezil 10 mg', status: 'active' }),
    ],
    audit: [{ what: 'chart.imported', who: 'terminal', at: context.now() }],
  })
  const found = await findEncounter(context.db, 'e-1')
  if (!found) throw new Error('The ward has no encounter.')
  encounter = found
})

describe('the risk categories of a year', () => {
  test('tell what is due, documented again, coded without support and hinted at; the view is audited', async () => {
    const year = serviceYearOf(encounter, null)
    const risk = await readRisk(context, coder, encounter, year)
    expect(risk.found).toMatchObject({
      recaptured: [{ hcc: '226' }],
      open: [{ hcc: '280', codes: ['J449'] }],
      added: [{ hcc: '224' }],
      unsupported: [expect.objectContaining({ codes: ['E1165'] })],
      suspects: [{ hcc: '127', why: 'drug', evidence: 'Donepezil 10 mg' }],
      score: null,
    })
    const entries = await listEntriesAfter(context.db, 0, 100)
    expect(entries.at(-1)).toMatchObject({ what: 'risk.viewed', patientId: 'pt-1', who: coder.id })
  })

  test('have a score once the membership is known: the parts add up to it', async () => {
    await changeMember(context, coder, encounter, MEMBER)
    const { found, member } = await readRisk(context, coder, encounter, 2026)
    expect(member).toMatchObject({ segment: 'CNA' })
    const sum = found?.score?.parts.reduce((total, { factorX10000 }) => total + factorX10000, 0)
    expect(found?.score?.x10000).toBe(sum)
    expect(found?.score?.parts.map(({ name }) => name)).toContain('HCC224')
  })

  test('are listed by member while something is open, for the member’s facility alone', async () => {
    await changeMember(context, coder, encounter, MEMBER)
    const asked = { year: 2026, show: 'open' as const, after: null }
    const list = await listRisk(context, coder, asked)
    expect(list).toMatchObject({ rows: [{ encounterId: 'e-1', due: 2, recaptured: 1, unsupported: 1 }], next: null })
    expect(list.rows[0]?.open.map(({ hcc }) => hcc)).toEqual(['280'])
    expect((await listRisk(context, aUser({ facilityIds: ['f-2'] }), asked)).rows).toEqual([])
    expect((await listRisk(context, coder, { ...asked, after: 'pt-1' })).rows).toEqual([])
  })
})

describe('a membership from a file', () => {
  test.each([
    [{ record: 'M123', year: 2027, segment: 'cfa' }, true, null],
    [{ record: 'M999', year: 2027, segment: 'CNA' }, false, 'no patient has this record number'],
    [{ record: 'M123', year: 2027, segment: 'XXX' }, false, expect.stringContaining('segment')],
    ['nonsense', false, expect.any(String)],
  ])('%j', async (line, taken, why) => {
    expect(await takeMember(context, line)).toMatchObject({ taken, why })
  })
})

describe('the level of a visit', () => {
  const given = { version: 0, billed: '99215', setting: 'non-facility' as const, minutes: 32, decision: null }

  test('is kept with who found it, and compared in both directions', async () => {
    expect(await reviewVisit(context, coder, encounter, given)).toMatchObject({ ok: true })
    const visit = await readVisit(context, coder, encounter, null)
    expect(visit.result).toMatchObject({ supported: '99214', by: 'time', direction: 'billed-higher' })
    expect(visit.result?.rvuDifferenceX10000).toBeNull()
    const lower = { ...given, version: 1, billed: '99212' }
    expect(await reviewVisit(context, coder, encounter, lower)).toMatchObject({ ok: true })
    expect((await readVisit(context, coder, encounter, null)).result).toMatchObject({ direction: 'supported-higher' })
  })

  test('is refused without anything documented, with a code that is no level, and to whoever lost the race', async () => {
    const refusal = async (change: Partial<typeof given>) =>
      reviewVisit(context, coder, encounter, { ...given, ...change })
    expect(await refusal({ billed: '27447' })).toEqual({ ok: false, error: 'not-an-em-level' })
    expect(await reviewVisit(context, coder, encounter, { ...given, minutes: null })).toEqual({
      ok: false,
      error: 'nothing-documented',
    })
    await reviewVisit(context, coder, encounter, given)
    expect(await refusal({})).toEqual({ ok: false, error: 'changed-meanwhile' })
  })
})

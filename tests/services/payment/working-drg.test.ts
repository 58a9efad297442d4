import { describe, expect, test } from 'vitest'
import type { CodedLine } from '#app/domain/encounter/chart.ts'
import { rankStays } from '#app/services/payment/rank-stays.server.ts'
import {
  type ChartOfStay,
  readAnswerEffects,
  readExpectations,
  readWorkingDrg,
} from '#app/services/payment/read-working-drg.server.ts'
import { aContext } from '#tests/helpers/context.ts'

const AT = new Date('2026-08-01T09:00:00Z')
const line = (code: string, position: CodedLine['position'], sequence: number): CodedLine => ({
  id: `line ${sequence}`,
  encounterId: 'e1',
  code,
  release: 'icd10cm:2026',
  position,
  sequence,
  presentOnAdmission: 'Y',
  stage: 'working',
  codedBy: 'mara',
  codedAt: AT,
})
const chart = (codes: string[], rest: Partial<ChartOfStay['encounter']> = {}): ChartOfStay => ({
  encounter: {
    id: 'e1',
    version: 1,
    source: { system: 'test', id: 'e1' },
    patientId: 'p1',
    facilityId: 'north',
    class: 'inpatient',
    service: null,
    unit: null,
    reason: null,
    startAt: new Date('2026-07-28T09:00:00Z'),
    endAt: AT,
    disposition: 'home',
    payer: null,
    billStatus: 'unbilled',
    codingState: 'working',
    encoderDrg: null,
    ...rest,
  },
  patient: {
    id: 'p1',
    source: { system: 'test', id: 'p1' },
    mrn: null,
    familyName: 'Invented',
    givenName: 'Ada',
    birthOn: '1950-03-02',
    sex: 'female',
    deceasedOn: null,
    isRestricted: false,
  },
  lines: codes.map((code, at) => line(code, at === 0 ? 'principal' : 'secondary', at + 1)),
})
const secondary = (code: string) => ({ code, position: 'secondary' as const, presentOnAdmission: 'Y' as const })

describe('the working DRG of a chart', () => {
  test('follows the coded lines, with its title and what it rests on', async () => {
    const working = await readWorkingDrg(aContext(), chart(['J441', 'I5021']))
    expect(working).toMatchObject({
      grouping: { drg: '190', weightX10000: 11_077 },
      title: expect.stringMatching(/Chronic Obstructive Pulmonary Disease with MCC/i),
      isEstimate: false,
      basis: expect.stringContaining('I50.21 is an MCC'),
    })
  })

  test('of a year whose tables are not loaded is an estimate, and says so', async () => {
    const home = aContext()
    const working = await readWorkingDrg(home, chart(['J441'], { endAt: new Date('2026-11-03T09:00:00Z') }))
    expect(working).toMatchObject({ isEstimate: true, grouping: { drg: '192' } })
    expect(working.basis).toMatch(/^An estimate by MS-DRG 43\.1: the tables for 2026-11-03 are not loaded/)
  })

  test.each([
    ['no line is coded', chart([])],
    ['it is no inpatient stay', chart(['J441'], { class: 'outpatient' })],
  ])('is not there where %s', async (_, given) => {
    expect((await readWorkingDrg(aContext(), given)).grouping).toBeNull()
  })

  test('of a surgical stay is the one of the encoder', async () => {
    const working = await readWorkingDrg(aContext(), chart(['J441'], { encoderDrg: '470' }))
    expect(working.grouping).toMatchObject({ drg: '470', notes: ['by-encoder'] })
  })
})

describe('what answers do to a chart', () => {
  test('one that ruled a diagnosis out lowers the weight, and is shown so', async () => {
    const now = chart(['J441'])
    const before = [
      { code: 'J441', position: 'principal' as const, presentOnAdmission: 'Y' as const },
      secondary('I5021'),
    ]
    const effects = await readAnswerEffects(aContext(), now, before, [{ id: 'q1', removes: ['I5021'], adds: [] }])
    expect(effects).toMatchObject({
      total: 6_420 - 11_077,
      method: 'exact',
      answers: [{ id: 'q1', share: 6_420 - 11_077 }],
    })
  })

  test('an open question shows each of its outcomes', async () => {
    const outcomes = [
      { id: 'q1', label: 'acute systolic heart failure', removes: [], adds: [secondary('I5021')] },
      { id: 'q1', label: 'no heart failure', removes: [], adds: [] },
    ]
    const expected = await readExpectations(aContext(), chart(['J441']), [{ id: 'q1', outcomes }])
    expect(expected?.questions[0]?.outcomes).toMatchObject([
      { grouping: { drg: '190' }, weightDifferenceX10000: 4_657 },
      { grouping: { drg: '192' }, weightDifferenceX10000: 0 },
    ])
  })

  test('the stay that an answer could move furthest comes first, the one that none could move last', async () => {
    const asked = (encounterId: string, codes: string[], ...adds: string[]) => ({
      chart: chart(codes, { id: encounterId }),
      questions: [
        { id: 'q', outcomes: adds.map((code) => ({ id: 'q', label: code, removes: [], adds: [secondary(code)] })) },
      ],
    })
    const ranked = await rankStays(aContext(), [asked('none', ['J441'], 'I10'), asked('far', ['J441'], 'I5021')])
    expect(ranked).toMatchObject([
      { encounterId: 'far', lowestX10000: 0, highestX10000: 4_657 },
      { encounterId: 'none', lowestX10000: 0, highestX10000: 0 },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { asDraft } from '#app/domain/query/as-draft.ts'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { repairsFor } from '#app/domain/query/compliance/repairs.ts'
import type { Wording } from '#app/domain/query/query.ts'
import { repairedWording } from '#app/domain/query/repaired-wording.ts'

const indicator = (id: string, text: string) => ({
  id,
  kind: 'result' as const,
  sourceId: `s-${id}`,
  start: null,
  end: null,
  text,
  source: 'Laboratory',
  author: null,
  authorRole: null,
  at: '2026-09-13T06:00:00.000Z',
  encounterId: 'e1',
  isPrior: false,
})
const WORDING: Wording = {
  kind: 'multiple-choice',
  purpose: 'new-diagnosis',
  title: 'Renal function',
  question: 'What diagnosis, if any, explains the change in creatinine?',
  options: [
    { id: 'o1', text: 'Acute kidney injury', role: 'diagnosis', supportedBy: ['i1'] },
    { id: 'o2', text: 'Chronic kidney disease without acute injury', role: 'diagnosis', supportedBy: ['i1', 'i2'] },
    { id: 'o3', text: 'Other (please specify)', role: 'other', supportedBy: [] },
    { id: 'o4', text: 'Unable to determine', role: 'undetermined', supportedBy: [] },
  ],
  indicators: [indicator('i1', 'Creatinine 0.9 -> 2.4 mg/dL'), indicator('i2', 'eGFR 31 mL/min')],
}
const chart = { documentedDiagnoses: [], encounterStart: new Date('2026-09-10') }

/** Every repair of every finding, put into the words. */
function everyRepair(wording: Wording) {
  const before = asDraft({ id: 'q', wording }, chart)
  return checkDraft(before).findings.flatMap((finding) =>
    repairsFor(before, finding).map((repair) => ({
      finding,
      after: { ...wording, ...repairedWording(wording, before, repair.draft) },
    })),
  )
}

describe('a repair of the words', () => {
  test('a title that gives the answer away becomes neutral, and nothing else changes', () => {
    const repairs = everyRepair({ ...WORDING, title: 'Acute tubular necrosis?' }).filter(
      (r) => r.finding.rule === 'TITLE-DX',
    )
    expect(repairs.length).toBeGreaterThan(0)
    for (const { after } of repairs) {
      expect(after.title).not.toMatch(/necrosis/i)
      expect({ ...after, title: '' }).toEqual({ ...WORDING, title: '' })
    }
  })

  test('a missing way out comes at its place: the free answer, then "unable", after what is offered', () => {
    const bare = { ...WORDING, options: WORDING.options.slice(0, 2) }
    const repairs = everyRepair(bare).filter((r) => r.finding.rule === 'MC-OTHER')
    expect(repairs.map(({ after }) => after.options.map(({ role }) => role))).toEqual([
      ['diagnosis', 'diagnosis', 'other'],
    ])
    const noOther = { ...WORDING, options: WORDING.options.filter(({ role }) => role !== 'other') }
    const [first] = everyRepair(noOther).filter((r) => r.finding.rule === 'MC-OTHER')
    expect(first?.after.options.map(({ role }) => role)).toEqual(['diagnosis', 'diagnosis', 'other', 'undetermined'])
  })

  test('after every repair that is offered, the rules find less and the links of what stays are kept', () => {
    const faulty: Wording[] = [
      { ...WORDING, question: `${WORDING.question} This would support a higher DRG weight.` },
      { ...WORDING, options: WORDING.options.slice(0, 1) },
      { ...WORDING, title: 'Sepsis' },
      {
        ...WORDING,
        options: [
          { id: 'x', text: '**Hyperkalemia** (recommended)', role: 'diagnosis', supportedBy: [] },
          ...WORDING.options,
        ],
      },
    ]
    let tried = 0
    for (const wording of faulty) {
      const errors = (w: Wording) =>
        checkDraft(asDraft({ id: 'q', wording: w }, chart)).findings.filter((f) => f.severity === 'error').length
      for (const { after, finding } of everyRepair(wording)) {
        tried++
        if (finding.severity === 'error') expect(errors(after)).toBeLessThan(errors(wording))
        for (const option of after.options) {
          const was = wording.options.find(({ id }) => id === option.id)
          if (was) expect(option.supportedBy).toEqual(was.supportedBy)
        }
      }
    }
    expect(tried).toBeGreaterThan(4)
  })
})

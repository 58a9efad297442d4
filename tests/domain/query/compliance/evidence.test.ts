import { describe, expect, test } from 'vitest'
import type { Draft } from '#app/domain/query/draft.ts'
import { errors } from './drafts.ts'
import table from './evidence.wordings.json'

const BESIDE = { text: 'Potassium 3.1', source: 'Laboratory', date: '2026-03-04' }
const one = ([text = '', source = '']: string[], ...beside: (typeof BESIDE)[]) =>
  errors({
    question: 'Please clarify the clinical significance of the findings below.',
    indicators: [{ text, source, date: '2026-03-04' }, ...beside],
    documentedDiagnoses: ['pneumonia'],
  })

describe('an indicator', () => {
  test.each(table.pointers)('"%s" brings no finding', (...told) => expect(one(told)).toContain('IND-NONE'))
  test.each(table.general)('"%s" tells of nobody', (...told) => expect(one(told, BESIDE)).toContain('IND-GENERIC'))
  test.each(table.drawn)('"%s" is drawn by the author', (...told) => expect(one(told, BESIDE)).toContain('IND-INTERP'))
  test.each(table.findings)('"%s" (%s) is a finding', (...told) =>
    expect(one(told).filter((rule) => rule.startsWith('IND-'))).toEqual([]),
  )
})

describe('what earlier encounters alone show', () => {
  const rules = ({ kind, now, before, documented, ...rest }: (typeof table.prior)[number]) =>
    errors({
      ...rest,
      kind: kind as Draft['kind'],
      indicators: [
        ...now.map((text) => ({ text, source: 'Progress note, Dr. Day', date: '2026-03-04' })),
        ...before.map((text) => ({
          text,
          source: 'Prior encounter: discharge summary, Dr. Low, Mercy Hospital',
          date: '2024-05-01',
        })),
      ],
      documentedDiagnoses: documented,
    })
  test.each(table.prior.filter(({ mined }) => mined))('is not mined: $title, now $now', (draft) =>
    expect(rules(draft)).toContain('PRIOR-LEAD'),
  )
  test.each(table.prior.filter(({ mined }) => !mined))('may stand beside: $title, now $now', (draft) =>
    expect(rules(draft)).not.toContain('PRIOR-LEAD'),
  )
})

describe('a sign of health that leaves out a rival is none against', () => {
  const validate = (diagnosis: string, ...findings: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: `${diagnosis} - status`,
      question: `${diagnosis} is documented by Dr. Day on 3/4 and not after. Please clarify whether it is confirmed or ruled out.`,
      options: [
        `${diagnosis} confirmed, rationale: ____`,
        `${diagnosis} ruled out`,
        'Other: ____',
        'Unable to determine',
      ],
      indicators: findings.map((text) => ({ text, source: 'Results', date: '2026-03-04' })),
      documentedDiagnoses: [diagnosis],
    })
  test.each([
    ['ARDS', 'PaO2/FiO2 140, PEEP 12', 'TTE: EF 60%, normal left atrial size', '"Bilateral opacities" - radiologist'],
    ['SIADH', 'Sodium 119, urine osmolality 540', 'TSH 1.8, euvolemic', 'Fluid restriction 1 L'],
    ['Takotsubo cardiomyopathy', 'Apical ballooning, EF 30%', 'Angiogram: no obstructive coronary disease'],
    ['Hepatorenal syndrome', 'Creatinine 1.0 to 3.4', 'Renal ultrasound: no hydronephrosis', 'Midodrine, octreotide'],
    ['Transient ischemic attack', 'Left arm weakness for 20 minutes', 'MRI: no restricted diffusion', 'Clopidogrel'],
  ])('%s', (diagnosis, ...findings) => expect(validate(diagnosis, ...findings)).toContain('VAL-BIAS'))
  test.each([
    ['ARDS', 'PaO2/FiO2 140, PEEP 12', 'TTE: EF 60%', 'Extubated after 10 hours to room air'],
    ['SIADH', 'Sodium 119, urine osmolality 540', 'Sodium normal at 137 after holding chlorthalidone'],
    ['Hepatorenal syndrome', 'Creatinine 1.0 to 3.4', 'Granular casts; resolved after 2 L of saline'],
    ['Sepsis', 'Temp 39.1, HR 118', 'Lactate 1.1, blood cultures no growth'],
  ])('%s, and one against', (diagnosis, ...findings) =>
    expect(validate(diagnosis, ...findings)).not.toContain('VAL-BIAS'),
  )
})

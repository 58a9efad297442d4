import { expect, test } from 'vitest'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { supports } from '#app/domain/query/lexicon/support.ts'
import { fillTemplate } from '#app/domain/query/templates/fill.ts'
import { starterTemplate } from '#app/domain/query/templates/library.ts'
import { aChart, aNote, aResult } from './small-charts.ts'

const template = starterTemplate('diabetes-complications')
if (!template) throw new Error('The library has the template.')

const diabetes = 'A/P 1. Diabetes, A1c 8.1%. Extremities: monofilament intact, pulses 2+.'
const kidneys = [
  aResult('Hemoglobin A1c', 8.1, { unit: '%', referenceLow: 4, referenceHigh: 5.6, flag: 'H' }),
  aResult('Urine albumin/creatinine ratio', 127, { unit: 'mg/g', referenceLow: 0, referenceHigh: 30, flag: 'H' }),
  aResult('GFR', 48, { unit: 'mL/min', referenceLow: 60, referenceHigh: 130, flag: 'L' }),
]
const filled = (text: string) =>
  fillTemplate(template, aChart({ documents: [aNote('provider', text)], results: kidneys }), {
    supports,
    check: checkDraft,
  })

test('what is joined to a diagnosis stays on its own findings, which are linked to it', () => {
  const { wording, struck } = filled(diabetes)
  expect(struck.map(({ option }) => option)).not.toContain('Diabetes with chronic kidney disease')
  const option = wording.options.find(({ text }) => text === 'Diabetes with chronic kidney disease')
  const linked = wording.indicators.filter(({ id }) => option?.supportedBy.includes(id)).map(({ text }) => text)
  expect(linked.some((text) => text.startsWith('GFR'))).toBe(true)
  expect(linked.some((text) => text.startsWith('Urine albumin'))).toBe(true)
})

test('what speaks for the diagnosis alone carries nothing that is joined to it', () => {
  const { struck } = filled(diabetes)
  expect(struck.map(({ option }) => option)).toEqual(
    expect.arrayContaining(['Diabetes with retinopathy', 'Diabetes with neuropathy']),
  )
})

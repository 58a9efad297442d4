import { describe, expect, test } from 'vitest'
import { resultWords } from '#app/domain/query/templates/facts.ts'
import { plainName, plainUnit } from '#app/domain/query/templates/plain-names.ts'
import { aResult } from './small-charts.ts'

test.each([
  ['Creatinine [Mass/volume] in Serum or Plasma', 'Creatinine'],
  [
    'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood',
    'Glomerular filtration rate',
  ],
  ['Oxygen saturation in Arterial blood by Pulse oximetry', 'Oxygen saturation'],
  ['Leukocytes [#/volume] in Blood by Automated count', 'Leukocytes'],
  ['Hemoglobin A1c/Hemoglobin.total in Blood', 'Hemoglobin A1c'],
  ['BNP', 'BNP'],
])('%s is quoted as %s', (name, plain) => {
  expect(plainName(name)).toBe(plain)
})

test.each([
  ['10*3/uL', 'K/uL'],
  ['10*9/L', 'K/uL'],
  ['mm[Hg]', 'mmHg'],
  ['mL/min/{1.73_m2}', 'mL/min'],
  ['mL/min/1.73m2', 'mL/min'],
  ['{score}', ''],
  ['mg/dL', 'mg/dL'],
  [null, ''],
])('the unit %s is written %s', (unit, plain) => {
  expect(plainUnit(unit)).toBe(plain)
})

describe('a quoted result', () => {
  test('holds no number but its values and a reference that is called one', () => {
    const platelets = aResult('Platelets [#/volume] in Blood by Automated count', 240, {
      unit: '10*3/uL',
      referenceLow: 150,
      referenceHigh: 400,
      flag: 'N',
    })
    expect(resultWords([platelets])).toBe('Platelets 240 K/uL (reference 150-400, N)')
  })

  test('in words is quoted in words', () => {
    expect(resultWords([aResult('Urine culture', 0, { value: null, words: 'E. coli > 100,000' })])).toBe(
      'Urine culture E. coli > 100,000',
    )
  })
})

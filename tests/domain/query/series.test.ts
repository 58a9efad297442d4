import { expect, test } from 'vitest'
import { valuesIn } from '#app/domain/query/series.ts'

test.each([
  ['Creatinine 0.9 -> 1.6 -> 2.4 mg/dL (reference 0.6-1.2)', [0.9, 1.6, 2.4]],
  ['Creatinine 0.9 > 1.6 > 2.4 mg/dL', [0.9, 1.6, 2.4]],
  ['Base excess -4 -> -8.5 mmol/L', [-4, -8.5]],
  ['NT-proBNP 7634 pg/mL (reference 0-450, H)', []],
  ['Blood pressure 94/54', []],
])('%s', (text, values) => {
  expect(valuesIn(text)).toEqual(values)
})

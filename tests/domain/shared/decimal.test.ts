import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaled, written } from '#app/domain/shared/decimal.ts'

test.each([
  ['1.0123', 4, 10_123],
  ['1', 4, 10_000],
  [' 0.9 ', 4, 9_000],
  ['7,412.50', 2, 741_250],
  ['1234567', 0, 1_234_567],
  ['0.1', 1, 1],
])('%j with %i places is %i', (typed, places, value) => {
  expect(scaled(typed, places)).toBe(value)
})

test.each([
  ['', 2],
  ['-1', 2],
  ['1.234', 2],
  ['1,23', 2],
  ['1e5', 2],
  ['12.', 2],
  ['.5', 2],
  ['99999999999999999', 2],
])('%j with %i places is no number', (typed, places) => {
  expect(scaled(typed, places)).toBeNull()
})

test('what is written is read back as it was', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 4 }), (value, places) => {
      expect(scaled(written(value, places), places)).toBe(value)
    }),
  )
})

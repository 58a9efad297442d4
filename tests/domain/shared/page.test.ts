import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageOf } from '#app/domain/shared/page.ts'

test.each([
  [null, 0, { page: 1, from: 0, isLast: true }],
  ['2', 250, { page: 2, from: 100, isLast: false }],
  ['3', 250, { page: 3, from: 200, isLast: true }],
  ['9', 250, { page: 3, from: 200, isLast: true }],
  ['-1', 250, { page: 1, from: 0, isLast: false }],
  ['two', 100, { page: 1, from: 0, isLast: true }],
  ['1e400', 250, { page: 3, from: 200, isLast: true }],
])('page %s of %d, a hundred each', (asked, all, page) => {
  expect(pageOf(asked, all, 100)).toEqual(page)
})

test('all pages together hold each row once', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 60 }), (all, size) => {
      const seen: number[] = []
      for (let n = 1; ; n++) {
        const { page, from, isLast } = pageOf(n, all, size)
        expect(page).toBe(n)
        for (let row = from; row < Math.min(all, from + size); row++) seen.push(row)
        if (isLast) break
      }
      expect(seen).toEqual(Array.from({ length: all }, (_, row) => row))
    }),
  )
})

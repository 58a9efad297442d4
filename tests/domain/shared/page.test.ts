import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageOf } from '#app/domain/shared/page.ts'

test.each([
  [null, 0, { page: 1, pages: 1, from: 0 }],
  ['2', 250, { page: 2, pages: 3, from: 100 }],
  ['3', 250, { page: 3, pages: 3, from: 200 }],
  ['9', 250, { page: 3, pages: 3, from: 200 }],
  ['-1', 250, { page: 1, pages: 3, from: 0 }],
  ['two', 100, { page: 1, pages: 1, from: 0 }],
  ['1e400', 250, { page: 3, pages: 3, from: 200 }],
])('page %s of %d, a hundred each', (asked, all, page) => {
  expect(pageOf(asked, all, 100)).toEqual(page)
})

test('all pages together hold each row once', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 60 }), (all, size) => {
      const seen: number[] = []
      for (let n = 1; ; n++) {
        const { page, pages, from } = pageOf(n, all, size)
        expect(page).toBe(n)
        for (let row = from; row < Math.min(all, from + size); row++) seen.push(row)
        if (n === pages) break
      }
      expect(seen).toEqual(Array.from({ length: all }, (_, row) => row))
    }),
  )
})

import { describe, expect, test } from 'vitest'
import { chapterOf, chapters, directlyBelow, headingsOf } from '#app/domain/codes/chapters.ts'

describe('the chapters', () => {
  test.each([
    ['A047', 'infection'],
    ['D500', 'blood'],
    ['D492', 'neoplasm'],
    ['H269', 'eye'],
    ['H6690', 'ear'],
    ['I509', 'circulatory'],
    ['S72001A', 'injury'],
    ['W1830XA', 'external-cause'],
    ['QA00', 'congenital'],
    ['Z794', 'status'],
  ])('%s belongs to %s', (code, id) => {
    expect(chapterOf(code)?.id).toBe(id)
  })
  test('follow one another without overlap', () => {
    const list = chapters()
    for (const [i, { from, to }] of list.entries()) {
      expect(from <= to).toBe(true)
      expect(from > (list[i - 1]?.to ?? '')).toBe(true)
    }
  })
})

test('the headings above a code are those that the set has', () => {
  const set = new Set(['S72', 'S720', 'S7200', 'S72001'])
  expect(headingsOf('S72001A', (code) => set.has(code))).toEqual(['S72', 'S720', 'S7200', 'S72001'])
  expect(headingsOf('S72', (code) => set.has(code))).toEqual([])
})

test('directly below a heading stands what no other code below it leads to, also behind a placeholder', () => {
  expect(directlyBelow(['I501', 'I502', 'I5020', 'I5021', 'I509'])).toEqual(['I501', 'I502', 'I509'])
  expect(directlyBelow(['S4990XA', 'S4990XD', 'S4991XA'])).toEqual(['S4990XA', 'S4990XD', 'S4991XA'])
})

import { describe, expect, test } from 'vitest'
import { familyOf } from '#app/domain/codes/family.ts'
import { findMaterial, LIBRARY, searchLibrary } from '#app/domain/education/library.ts'
import { readMaterial } from '#app/domain/education/material.ts'
import { grade, isPassed } from '#app/domain/education/quiz.ts'
import { starterCodes, starterReleases } from '#db/starter-codes.ts'

const MONEY = /\$|\b(money|paid|pay|payment|revenue|reimburs\w*|DRG|CMI|HCC|weight of the case|MCC|CC|RAF|bonus)\b/
const PATIENT = /\b(MRN|Mrs?\.|query|queries)\b/i

test('the library has at least thirty pieces, each of its own title', () => {
  expect(LIBRARY.length).toBeGreaterThanOrEqual(30)
  expect(new Set(LIBRARY.map(({ title }) => title)).size).toBe(LIBRARY.length)
})

describe.each(LIBRARY.map((one) => [one.id, one] as const))('%s', (_, piece) => {
  test('has every part', () => {
    expect(piece.document.length).toBeGreaterThanOrEqual(2)
    expect(piece.why.join(' ').length).toBeGreaterThan(80)
    expect(piece.before.length).toBeLessThan(piece.after.length)
    expect(piece.card.length).toBeGreaterThanOrEqual(3)
    expect(piece.slides.length).toBeGreaterThanOrEqual(3)
    expect(piece.version).toBeGreaterThanOrEqual(1)
  })
  test('leads to at least three billable codes of its release, one at least of its own family', () => {
    expect(starterReleases().map(({ edition }) => edition)).toContain(piece.release)
    const known = new Set(starterCodes(piece.release).flatMap(({ code, billable }) => (billable ? [code] : [])))
    expect(piece.codes.map(({ code }) => code).filter((code) => !known.has(code))).toEqual([])
    expect(piece.codes.length).toBeGreaterThanOrEqual(3)
    expect(piece.codes.some(({ code }) => familyOf(code).id === piece.family)).toBe(true)
  })
  test('asks three questions with one right choice each, not always at the same place', () => {
    expect(piece.quiz).toHaveLength(3)
    for (const { choices, right, why } of piece.quiz) {
      expect(choices.length).toBe(3)
      expect(new Set(choices).size).toBe(3)
      expect(choices[right]).toBeDefined()
      expect(why.length).toBeGreaterThan(15)
    }
    expect(new Set(piece.quiz.map(({ right }) => right)).size).toBeGreaterThan(1)
  })
  test('speaks of no money, no patient by name and no query', () => {
    const { title, document, why, before, after, card, slides, quiz, codes } = piece
    const all = JSON.stringify({ title, document, why, before, after, card, slides, quiz, codes })
    expect(all).not.toMatch(MONEY)
    expect(all).not.toMatch(PATIENT)
  })
})

test('a search finds by family, by word and by code with or without its dot', () => {
  expect(searchLibrary({ family: 'sepsis', words: '' }).length).toBe(2)
  expect(searchLibrary({ family: '', words: 'ejection fraction' }).map(({ id }) => id)).toContain('heart-failure-type')
  expect(searchLibrary({ family: '', words: 'I50.23' }).map(({ id }) => id)).toEqual(['heart-failure-type'])
  expect(searchLibrary({ family: 'sepsis', words: 'I50.23' })).toEqual([])
  expect(findMaterial('no-such')).toBeNull()
})

const whole = `---\ntitle: T\nfamily: sepsis\naxes: type\nrelease: 2027\nversion: 1\n---\n## Document\n- a\n## Why it matters\nb\n## Before\n> c\n## After\n> d\n## Codes\n- A41.9 | e\n## Card\n- f\n## Slides\n- g\n## Quiz\n### q\n- [x] a\n- [ ] b\n\nwhy\n`
test.each([
  ['as it is', whole, null],
  ['without front matter', whole.slice(4), 'no-front-matter'],
  ['without its card', whole.replace('## Card\n- f\n', ''), 'part-missing'],
  ['with two right choices', whole.replace('[ ] b', '[x] b'), 'quiz-malformed'],
  ['with a question not explained', whole.replace('why\n', ''), 'quiz-malformed'],
  ['with a code that is none', whole.replace('A41.9', 'sepsis'), 'code-malformed'],
])('a piece %s is read or refused', (_, text, refusal) => {
  const read = readMaterial('x', text)
  expect(read.ok ? null : read.error).toBe(refusal)
})

test('a question left open, or answered out of range, is wrong; two in three pass', () => {
  const quiz = findMaterial('sepsis-or-infection')?.quiz ?? []
  const right = quiz.map((question) => question.right)
  expect(grade(quiz, right)).toMatchObject({ right: 3, of: 3 })
  expect(grade(quiz, [right[0] ?? null, null, 99])).toMatchObject({ right: 1, of: 3 })
  expect([0, 1, 2, 3].map((n) => isPassed({ right: n, of: 3 }))).toEqual([false, false, true, true])
  expect(isPassed({ right: 0, of: 0 })).toBe(false)
})

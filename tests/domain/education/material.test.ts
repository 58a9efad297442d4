import { expect, test } from 'vitest'
import { findMaterial, LIBRARY, searchLibrary } from '#app/domain/education/library.ts'
import { readMaterial } from '#app/domain/education/material.ts'
import { materialFaults } from '#app/domain/education/material-rules.ts'
import { grade, isPassed } from '#app/domain/education/quiz.ts'
import { starterCodes, starterReleases } from '#db/starter-codes.ts'

test('the library has at least thirty pieces, each of its own title', () => {
  expect(LIBRARY.length).toBeGreaterThanOrEqual(30)
  expect(new Set(LIBRARY.map(({ title }) => title)).size).toBe(LIBRARY.length)
})

test.each(LIBRARY.map((one) => [one.id, one] as const))('%s could be published as it is', (_, piece) => {
  expect(starterReleases().map(({ edition }) => edition)).toContain(piece.release)
  const known = new Set(starterCodes(piece.release).flatMap(({ code, billable }) => (billable ? [code] : [])))
  expect(materialFaults(piece, known)).toEqual([])
  expect(piece.version).toBeGreaterThanOrEqual(1)
})

test.each(LIBRARY.map((one) => [one.id, one] as const))('%s says something on each slide', (_, { slides }) => {
  // The last shows the wording before and after.
  for (const { heading, words } of slides.slice(0, -1)) expect(words.length, heading).toBeGreaterThan(10)
  expect(slides.at(-1)).toMatchObject({ words: '' })
  expect(new Set(slides.map(({ heading }) => heading)).size).toBe(slides.length)
})

test('the rules find what a piece lacks and what it must not say', () => {
  const piece = findMaterial(LIBRARY, 'heart-failure-type')
  if (!piece) throw new Error('the piece is gone')
  const known = new Set(piece.codes.map(({ code }) => code))
  const faults = (over: Partial<typeof piece>) => materialFaults({ ...piece, ...over }, known)
  expect(faults({})).toEqual([])
  expect(faults({ card: ['one'] })).toEqual(['card-too-short'])
  expect(faults({ why: [`${piece.why.join(' ')} It raises the CMI.`] })).toEqual(['speaks-of-money'])
  expect(faults({ before: 'Answer the open query.' })).toEqual(['speaks-of-a-patient'])
  expect(faults({ before: 'MRN 1' })).toEqual(['speaks-of-a-patient'])
  expect(faults({ family: 'sepsis' })).toEqual(['codes-of-another-family'])
  expect(faults({ quiz: piece.quiz.slice(0, 2) })).toContain('not-three-questions')
  expect(materialFaults(piece, new Set())).toEqual(['codes-not-billable'])
})

test('a search finds by family, by word and by code with or without its dot', () => {
  expect(searchLibrary(LIBRARY, { family: 'sepsis', words: '' }).length).toBe(2)
  expect(searchLibrary(LIBRARY, { family: '', words: 'ejection fraction' }).map(({ id }) => id)).toContain(
    'heart-failure-type',
  )
  expect(searchLibrary(LIBRARY, { family: '', words: 'I50.23' }).map(({ id }) => id)).toEqual(['heart-failure-type'])
  expect(searchLibrary(LIBRARY, { family: 'sepsis', words: 'I50.23' })).toEqual([])
  expect(findMaterial(LIBRARY, 'no-such')).toBeNull()
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

test('a slide is a heading, with words under it or without', () => {
  const read = readMaterial('x', whole.replace('- g\n', '- One | under it\n- Two\n'))
  expect(read.ok && read.value.slides).toEqual([
    { heading: 'One', words: 'under it' },
    { heading: 'Two', words: '' },
  ])
})

test('a question left open, or answered out of range, is wrong; two in three pass', () => {
  const quiz = findMaterial(LIBRARY, 'sepsis-or-infection')?.quiz ?? []
  const right = quiz.map((question) => question.right)
  expect(grade(quiz, right)).toMatchObject({ right: 3, of: 3 })
  expect(grade(quiz, [right[0] ?? null, null, 99])).toMatchObject({ right: 1, of: 3 })
  expect([0, 1, 2, 3].map((n) => isPassed({ right: n, of: 3 }))).toEqual([false, false, true, true])
  expect(isPassed({ right: 0, of: 0 })).toBe(false)
})

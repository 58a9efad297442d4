import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { matchesOf } from '#app/domain/query/compliance/language/matches.ts'
import { mayMatch } from '#app/domain/query/compliance/language/needs.ts'
import { pattern } from '#app/domain/query/compliance/language/pattern.ts'
import { wholeWords } from '#app/domain/query/compliance/language/whole-words.ts'
import remarks from '#app/domain/query/compliance/rules/remarks.json'
import body from '#app/domain/query/compliance/rules/ruled-out-body.json'

describe('an expression is passed over only where its letters are missing', () => {
  test.each([
    [/\breimburs\w*/, 'Reimbursement', 'payment'],
    [/\bcolou?r\b/, 'color', 'cold'],
    [/(?:very |quite )?sick\b/, 'sick', 'very'],
    [/(?:so (?:that|the)|lest) (?:stay|case)/, 'so that the case', 'so that the visit'],
    [/\bbill(?! of)(?:ed|ing)/i, 'BILLING', 'bile'],
    [/(?:denied){1,2}/, 'denied', 'deni'],
    [/(?:denied){0,2}x?/, '', null],
    [/^$/, '', null],
    [/\p{L}+/u, 'x', null],
    [/[a-z]{3}|none/, 'abc', null],
  ])('%s', (expression, holding, lacking) => {
    expect(mayMatch(holding, expression)).toBe(true)
    if (lacking !== null) expect(mayMatch(lacking, expression)).toBe(false)
  })

  test('whatever the words of the data files find in sentences of the fixtures', () => {
    const folder = join(import.meta.dirname, '../../../fixtures/sentences')
    const sentences = ['everyday', 'led', 'impact-neighbours'].flatMap((name) =>
      readFileSync(join(folder, `${name}.jsonl`), 'utf8')
        .split('\n')
        .slice(0, 150),
    )
    const expressions = [
      ...remarks.classes.map(({ words }) => wholeWords(words)),
      ...body.entries.map(({ option }) => new RegExp(option, 'i')),
    ]
    const found = expressions.flatMap((each) =>
      sentences.filter((words) => each.test(words)).map((words) => [words, each] as const),
    )
    expect(found.length).toBeGreaterThan(500)
    expect(found.filter(([words, each]) => !mayMatch(words, each))).toEqual([])
  })
})

test('the wordings of a pattern are found in the order of the text, and at one place the first of them', () => {
  const found = (text: string, ...wordings: string[]) =>
    [...matchesOf(text, pattern(...wordings))].map(([words]) => words)
  expect(found('please note the stay and the case', 'the_case', 'the_stay')).toEqual(['the stay', 'the case'])
  expect(found('the stay was long', 'the_stay', 'the_stay ~1 long')).toEqual(['the stay'])
  expect(found('the stay was long', 'the_stay ~1 long', 'the_stay')).toEqual(['the stay was long'])
  expect(found('a stay, a stay, a case', 'a_stay', 'stay ~1 case')).toEqual(['a stay', 'a stay'])
  expect(found('nothing of it', 'the_stay')).toEqual([])
})

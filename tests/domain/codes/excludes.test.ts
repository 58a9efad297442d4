import { describe, expect, test } from 'vitest'
import { codesNamed, excludedPairs } from '#app/domain/codes/excludes.ts'

test.each([
  ['acute bronchitis (J20.-)', [{ from: 'J20', to: 'J20' }]],
  ['certain infections (A00-B99)', [{ from: 'A00', to: 'B99' }]],
  [
    'nicotine dependence (F17.2-, F17.20)',
    [
      { from: 'F172', to: 'F172' },
      { from: 'F1720', to: 'F1720' },
    ],
  ],
  [
    'psychosis due to known cause (F06.0) or (F06.2-)',
    [
      { from: 'F060', to: 'F060' },
      { from: 'F062', to: 'F062' },
    ],
  ],
  ['something without a code', []],
  ['a remark (see there)', []],
])('"%s" names its codes', (words, named) => {
  expect(codesNamed(words)).toEqual(named)
})

const NOTES = [
  { on: 'J40', kind: 'excludes1', words: 'acute bronchitis (J20.-)' },
  { on: 'E11', kind: 'excludes1', words: 'type 1 diabetes mellitus (E10.-)' },
  { on: 'E11', kind: 'excludes2', words: 'obesity (E66.-)' },
  { on: 'J', kind: 'excludes1', words: 'nothing (Z99.9)' },
]

describe('lines that exclude each other', () => {
  test('are told once, with the words of the note', () => {
    expect(excludedPairs(['E119', 'E1065', 'E669'], NOTES)).toEqual([
      { code: 'E119', other: 'E1065', note: 'type 1 diabetes mellitus (E10.-)' },
    ])
  })
  test('are found from either side', () => {
    expect(excludedPairs(['J209', 'J40'], NOTES)).toMatchObject([{ code: 'J40', other: 'J209' }])
  })
  test('are none where only Excludes2 is said', () => {
    expect(excludedPairs(['E119', 'E669'], NOTES)).toEqual([])
  })
})

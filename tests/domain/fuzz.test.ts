import { expect, test } from 'vitest'
import { fuzz, PARSER_NAMES } from '#tests/bench/_fuzz.ts'

test('broken input neither crashes nor holds up any parser', () => {
  const { cases, crashes, slow } = fuzz({ cases: 20_000, seed: 3 })
  expect([...cases.keys()].sort()).toEqual([...PARSER_NAMES].sort())
  expect(crashes).toEqual([])
  expect(slow).toEqual([])
}, 120_000)

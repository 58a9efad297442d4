import { describe, expect, test } from 'vitest'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { GROWN, plainDraft } from './growth.ts'
import { workOf } from './work.ts'

checkDraft(plainDraft())

const check = (changes: object) => workOf(() => checkDraft({ ...plainDraft(), ...changes }))

describe('twice the input takes about twice the steps', () => {
  test.each(Object.entries(GROWN))(
    '%s',
    (_, grown) => {
      const plain = check({})
      const [small, large] = [check(grown(20_000)) - plain, check(grown(40_000)) - plain]
      expect(large / Math.max(small, plain)).toBeLessThan(2.5)
    },
    60_000,
  )

  test('what grows with the square is seen: a text copied for each of its words, a list walked for each of its elements', () => {
    const copied = (size: number) =>
      workOf(() => {
        let text = 'word '.repeat(size)
        for (let at = 0; at < size; at += 1) text = `${text.slice(0, at * 5)}     ${text.slice(at * 5 + 5)}`
      })
    const walked = (size: number) =>
      workOf(() => {
        const list = Array.from({ length: size }, (_, at) => at)
        for (const each of list) list.filter((other) => other === each)
      })
    expect(copied(400) / copied(200)).toBeGreaterThan(3.5)
    expect(walked(400) / walked(200)).toBeGreaterThan(3.5)
  })
})

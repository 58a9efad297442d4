import { describe, expect, test } from 'vitest'
import { symmetryByReason, symmetryOf } from '#app/domain/scorecard/measures/symmetry.ts'

const of = (up: number, unmoved: number, down: number) =>
  symmetryOf({ weighed: up + unmoved + down, up, unmoved, down })

describe('symmetry of what answers moved', () => {
  test('shares of all that were weighed, with their interval', () => {
    expect(of(6, 8, 6)).toMatchObject({
      n: 20,
      up: { events: 6, n: 20, rate: 0.3 },
      none: { events: 8, n: 20 },
      down: { events: 6, n: 20 },
      upOfMoved: { events: 6, n: 12, rate: 0.5 },
      lean: 'even',
    })
  })

  test('leans only where the interval of those that moved lies on one side of a half', () => {
    expect(of(9, 4, 1)).toMatchObject({ lean: 'upward' })
    expect(of(1, 0, 9)).toMatchObject({ lean: 'downward' })
    expect(of(7, 0, 3)).toMatchObject({ lean: 'even' })
    // Wilson 1927: 8 of 10 is 0.49 to 0.94, 9 of 10 is 0.60 to 0.98.
    expect(of(8, 0, 2)).toMatchObject({ lean: 'even' })
  })

  test('says nothing of fewer than ten, nor of a lean where fewer than ten moved', () => {
    expect(of(5, 2, 2)).toBe('too-few')
    expect(of(9, 20, 0)).toMatchObject({ n: 29, upOfMoved: null, lean: 'too-few' })
    expect(of(0, 0, 0)).toBe('too-few')
  })

  test('turning up and down round turns the lean round and nothing else', () => {
    for (const [up, none, down] of [
      [12, 3, 2],
      [5, 1, 6],
      [0, 4, 20],
    ] as const) {
      const [one, other] = [of(up, none, down), of(down, none, up)]
      if (one === 'too-few' || other === 'too-few') throw new Error('enough were weighed')
      expect(one.up).toEqual(other.down)
      expect(one.upOfMoved?.low).toBeCloseTo(1 - (other.upOfMoved?.high ?? 0), 12)
      const turned = { upward: 'downward', downward: 'upward', even: 'even', 'too-few': 'too-few' } as const
      expect(other.lean).toBe(turned[one.lean])
    }
  })
})

describe('symmetry by the reason that a query after the bill was asked for', () => {
  const counts = (reason: string, up: number, unmoved: number, down: number) =>
    (
      [
        ['sent', up + unmoved + down + 1],
        ['up', up],
        ['unmoved', unmoved],
        ['down', down],
      ] as const
    ).map(([direction, n]) => ({ reason, direction, n }))
  const REASONS = ['audit', 'denial', 'monitor']

  test('one reason may lean where another does not; a reason nobody gave is a line of its own, unless there is none', () => {
    const rows = symmetryByReason([...counts('audit', 14, 3, 1), ...counts('denial', 6, 4, 6)], REASONS)
    expect(rows.map(({ reason }) => reason)).toEqual(REASONS)
    expect(rows[0]).toMatchObject({ sent: 19, symmetry: { n: 18, lean: 'upward' } })
    expect(rows[1]).toMatchObject({ sent: 17, symmetry: { n: 16, lean: 'even' } })
    expect(rows[2]).toMatchObject({ sent: 0, symmetry: 'too-few' })
    const withUnknown = symmetryByReason([...counts('', 10, 0, 2)], REASONS)
    expect(withUnknown[3]).toMatchObject({ reason: '', symmetry: { n: 12 } })
  })

  test('a few are hidden, and so is the smallest reason beside them: the whole is known, and nothing is left over', () => {
    const rows = symmetryByReason(
      [...counts('audit', 10, 5, 5), ...counts('denial', 6, 2, 4), ...counts('monitor', 1, 1, 1)],
      REASONS,
    )
    expect(rows.map(({ symmetry }) => (symmetry === 'too-few' ? 0 : symmetry.n))).toEqual([20, 0, 0])
    const two = symmetryByReason(
      [...counts('audit', 10, 5, 5), ...counts('denial', 2, 2, 2), ...counts('monitor', 2, 2, 2)],
      REASONS,
    )
    expect(two.map(({ symmetry }) => (symmetry === 'too-few' ? 0 : symmetry.n))).toEqual([20, 0, 0])
  })
})

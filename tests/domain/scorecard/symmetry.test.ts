import { describe, expect, test } from 'vitest'
import { symmetryOf } from '#app/domain/scorecard/measures/symmetry.ts'

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

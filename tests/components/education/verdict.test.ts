import { expect, test } from 'vitest'
import { sayEffect } from '#app/components/education/verdict.tsx'
import type { Effect } from '#app/domain/education/effect/effect.ts'

const found = (over: Partial<Effect>): Effect => ({
  ...{ estimate: -0.08, low: -0.12, high: -0.04, method: 'm', providers: 16, taughtProviders: 6, verdict: 'improved' },
  ...{ scale: 'difference in gap rate', ratio: null, taughtRate: 0.2, untaughtRate: 0.28, cases: 90 },
  ...{ negativeControl: null, detectable: null, providersForAThird: null, notes: [], ...over },
})

test('an effect is said with its size, its interval and beside whom', () => {
  expect(sayEffect(found({}), 'The six')).toBe(
    'The six left 8.0 points less open than they would have without the teaching (95 % interval −12.0 to −4.0 points, from 6 taught; beside 10 colleagues).',
  )
})

test('of too little data no size is said as if it were found', () => {
  const words = sayEffect(found({ verdict: 'too little data', low: -0.4, high: 0.24 }), 'The six') ?? ''
  expect(words).toMatch(/^The six left somewhere from −40\.0 to \+24\.0 points more or less open/)
  expect(words).toContain('too wide to say which')
  expect(sayEffect(found({ estimate: null }), 'The six')).toBeNull()
})

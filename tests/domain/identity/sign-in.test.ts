import { describe, expect, test } from 'vitest'
import { checkPassword } from '#app/domain/identity/password.ts'
import {
  type Attempts,
  afterFailure,
  checkSignIn,
  isFresh,
  isLocked,
  isLongPause,
} from '#app/domain/identity/sign-in.ts'
import { ownPath } from '#app/domain/shared/path.ts'

const LIMITS = { idleMinutes: 30, absoluteMinutes: 12 * 60 }
const AT = new Date('2026-09-14T10:00:00Z')
const minutesAgo = (n: number) => new Date(AT.getTime() - n * 60_000)
const signIn = { id: 's', userId: 'u', begunAt: minutesAgo(60), seenAt: minutesAgo(1), endedAt: null }

describe('a sign-in', () => {
  test.each([
    ['is good while it is used', signIn, true],
    ['is good at the very limit of idleness', { ...signIn, seenAt: minutesAgo(30) }, true],
    ['ends when idle for longer', { ...signIn, seenAt: minutesAgo(31) }, 'idle'],
    ['ends at the outer limit, however busy', { ...signIn, begunAt: minutesAgo(721) }, 'too-old'],
    ['stays ended', { ...signIn, endedAt: minutesAgo(5) }, 'ended'],
  ] as const)('%s', (_, given, expected) => {
    const checked = checkSignIn(given, AT, LIMITS)
    expect(checked.ok ? true : checked.error).toBe(expected)
  })
})

test('a pause is long when it is longer than the policy says', () => {
  expect(isLongPause({ seenAt: minutesAgo(15) }, AT, 15)).toBe(false)
  expect(isLongPause({ seenAt: minutesAgo(16) }, AT, 15)).toBe(true)
})

test('a sign-in is fresh for a quarter of an hour', () => {
  expect(isFresh({ begunAt: minutesAgo(15) }, AT)).toBe(true)
  expect(isFresh({ begunAt: minutesAgo(16) }, AT)).toBe(false)
})

describe('failed attempts', () => {
  const failures = (n: number, gapMinutes = 1) => {
    let attempts: Attempts | null = null
    for (let i = 0; i < n; i++) attempts = afterFailure(attempts, new Date(AT.getTime() + i * gapMinutes * 60_000))
    return attempts
  }
  test('four lock nobody out', () => expect(failures(4)?.lockedUntil).toBeNull())
  test('the fifth locks for a minute, each further one for twice as long, at most an hour', () => {
    const lengths = [5, 6, 7, 8, 20].map((n) => {
      const a = failures(n)
      return a?.lockedUntil ? (a.lockedUntil.getTime() - a.lastAt.getTime()) / 60_000 : 0
    })
    expect(lengths).toEqual([1, 2, 4, 8, 60])
  })
  test('a lock ends by itself', () => {
    const locked = failures(5)
    expect(isLocked(locked, new Date(AT.getTime() + 4.5 * 60_000))).toBe(true)
    expect(isLocked(locked, new Date(AT.getTime() + 6 * 60_000))).toBe(false)
  })
  test('a day without a failure forgets', () => {
    const later = afterFailure(failures(4), new Date(AT.getTime() + 25 * 3_600_000))
    expect(later.failures).toBe(1)
  })
})

describe('a password', () => {
  const about = { email: 'mara.lindqvist@hospital.test', name: 'Mara Lindqvist' }
  test.each([
    ['of unrelated words is taken', 'otter-violin-tundra-nine', true],
    ['in another script is taken', 'чёрный кот и луна', true],
    ['of fourteen characters is too short', 'a1b2c3d4e5f6g7', 'too-short'],
    ['of more than 256 is too long', 'ab-'.repeat(100), 'too-long'],
    ['of one character over and over repeats itself', 'aaaaaaaaaaaaaaaa', 'repetitive'],
    ['of one word over and over repeats itself', 'otterotterotterotter', 'repetitive'],
    ['that runs along the alphabet repeats itself', 'abcdefghijklmnop', 'repetitive'],
    ['made of words everybody tries is common', 'Password-Welcome-2026', 'common'],
    ['made of a season, the trade and a year is common', 'summerhospital2026', 'common'],
    ['made of one’s own name is personal', 'mara.lindqvist-12', 'personal'],
  ])('%s', (_, password, expected) => {
    const checked = checkPassword(password, about)
    expect(checked.ok ? true : checked.error).toBe(expected)
  })
})

describe('the way back after signing in', () => {
  test.each([
    ['/queries/1/answer?x=1', '/queries/1/answer?x=1'],
    ['//evil.test', '/'],
    ['https://evil.test', '/'],
    ['/\\evil.test', '/'],
    ['/ok\u0000', '/'],
    ['javascript:alert(1)', '/'],
    [null, '/'],
    ['', '/'],
  ])('of %j is %j', (given, expected) => {
    expect(ownPath(given)).toBe(expected)
  })
})

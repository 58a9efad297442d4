import { describe, expect, test } from 'vitest'
import {
  type AccessPolicy,
  checkAccess,
  defaultAccess,
  limitsOf,
  stepAfter,
} from '#app/domain/identity/access-policy.ts'
import type { Role } from '#app/domain/identity/role.ts'

const policy = (changes: Partial<Record<Role, Partial<AccessPolicy['roles'][Role]>>> = {}): AccessPolicy => {
  const standard = defaultAccess('demo')
  const roles = { ...standard.roles }
  for (const [role, change] of Object.entries(changes)) {
    const name = role as Role
    roles[name] = { ...roles[name], ...change }
  }
  return { ...standard, roles }
}

test('production begins with a second factor for everyone, the demo with one for who wants it', () => {
  const rules = (mode: 'demo' | 'production') => [
    ...new Set(Object.values(defaultAccess(mode).roles).map((r) => r.factor)),
  ]
  expect(rules('production')).toEqual(['required'])
  expect(rules('demo')).toEqual(['optional'])
})

test('who has several roles lives by the strictest of each', () => {
  const given = policy({
    coder: { factor: 'none', idleMinutes: 60, absoluteHours: 8 },
    manager: { factor: 'required', idleMinutes: 120, absoluteHours: 4 },
    physician: { factor: 'optional', idleMinutes: 10, absoluteHours: 12 },
  })
  const limits = limitsOf(given, { roles: ['coder', 'manager', 'physician'] })
  expect(limits).toEqual({ factor: 'required', idleMinutes: 10, absoluteMinutes: 240 })
  expect(limitsOf(given, { roles: ['coder'] }).factor).toBe('none')
})

test('who has no role lives by the strictest of all', () => {
  const given = policy({ cdi: { factor: 'required', idleMinutes: 5 } })
  expect(limitsOf(given, { roles: [] })).toMatchObject({ factor: 'required', idleMinutes: 5 })
})

describe('a policy is refused', () => {
  test.each([
    ['with a pause of a minute', policy({ coder: { idleMinutes: 1 } }), 'bad-idle'],
    ['with a pause that is no number', policy({ coder: { idleMinutes: Number.NaN } }), 'bad-idle'],
    ['with a sign-in of two days', policy({ cdi: { absoluteHours: 48 } }), 'bad-absolute'],
    ['that asks before every signature', { ...policy(), stepUpMinutes: 0 }, 'bad-step-up'],
    ['that opens a chart for a week', { ...policy(), openingMinutes: 10_080 }, 'bad-opening'],
  ] as const)('%s', (_, given, error) => {
    expect(checkAccess(given)).toEqual({ ok: false, error })
  })
  test('and the default is none of these', () => expect(checkAccess(defaultAccess('production')).ok).toBe(true))
})

describe('after the first step', () => {
  const person = {
    limits: { factor: 'optional' as const, idleMinutes: 30, absoluteMinutes: 720 },
    hasCode: false,
    hasPasskey: false,
    trustsProvider: true,
    hasFirstPassword: false,
  }
  const required = { ...person, limits: { ...person.limits, factor: 'required' as const } }
  test.each([
    ['a password alone lets in where a second factor is optional', 'password', person, 'in'],
    ['an app asks for its code', 'password', { ...person, hasCode: true }, 'ask-code'],
    ['a passkey is asked for too', 'password', { ...person, hasPasskey: true }, 'ask-code'],
    [
      'a factor counts though it is no longer offered',
      'password',
      { ...person, limits: { ...person.limits, factor: 'none' as const }, hasCode: true },
      'ask-code',
    ],
    ['a role that requires one leads to setting it up', 'password', required, 'enrol'],
    ['a password that somebody else chose opens nothing', 'password', { ...person, hasFirstPassword: true }, 'enrol'],
    ['nor does it with a code', 'totp', { ...person, hasFirstPassword: true, hasCode: true }, 'enrol'],
    ['a passkey passes it by', 'passkey', { ...person, hasFirstPassword: true, hasPasskey: true }, 'in'],
    ['a passkey is both factors at once', 'passkey', required, 'in'],
    ['the provider is trusted', 'sso', required, 'in'],
    ['or is not, and the code is asked for', 'sso', { ...required, trustsProvider: false, hasCode: true }, 'ask-code'],
    ['or set up', 'sso', { ...required, trustsProvider: false }, 'enrol'],
    ['the demo asks for nothing', 'demo', { ...required, hasCode: true }, 'in'],
  ] as const)('%s', (_, method, given, expected) => {
    expect(stepAfter(method, given)).toBe(expected)
  })
})

import { describe, expect, test } from 'vitest'
import { applyEntry, readEntry, readFilter, readPatch } from '#app/domain/identity/directory.ts'
import { readClaims, readLogoutClaims, readRules } from '#app/domain/identity/provider-claims.ts'
import { aUser } from '#tests/helpers/builders.ts'

describe('a filter', () => {
  test.each([
    ['userName eq "a@b.c"', { by: 'userName', value: 'a@b.c' }],
    ['USERNAME Eq "a@b.c"', { by: 'userName', value: 'a@b.c' }],
    ['externalId eq "x\\"y"', { by: 'externalId', value: 'x"y' }],
    ['', null],
    [null, null],
  ])('%j is understood', (text, value) => expect(readFilter(text)).toEqual({ ok: true, value }))
  test.each([
    'userName co "a"',
    'userName eq a',
    'password eq "x"',
    'userName eq "a" or active eq true',
    'userName eq "\\x"',
  ])('%j is not', (text) => expect(readFilter(text)).toEqual({ ok: false, error: 'bad-filter' }))
})

describe('a patch', () => {
  const patch = (...Operations: unknown[]) => readPatch({ Operations })
  test.each([
    ['a path and a truth', { op: 'replace', path: 'active', value: false }, { active: false }],
    ['words for truth and a capital', { op: 'Replace', path: 'active', value: 'False' }, { active: false }],
    [
      'no path and an object',
      { op: 'replace', value: { active: true, displayName: 'N' } },
      { active: true, name: 'N' },
    ],
    ['a removed externalId', { op: 'remove', path: 'externalId' }, { externalId: null }],
    ['roles as objects', { op: 'add', path: 'roles', value: [{ value: 'coder' }] }, { roles: ['coder'] }],
  ])('with %s', (_, operation, value) => expect(patch(operation)).toEqual({ ok: true, value }))
  test.each([
    ['an unknown path', { op: 'replace', path: 'password', value: 'x' }, 'bad-path'],
    ['an unknown deed', { op: 'move', path: 'active', value: true }, 'bad-value'],
    ['something between true and false', { op: 'replace', path: 'active', value: 'maybe' }, 'bad-value'],
    ['nothing', null, 'bad-value'],
  ])('with %s is refused', (_, operation, error) => expect(patch(operation)).toEqual({ ok: false, error }))
})

test('an entry without "active" is active; without an address or with an unknown role it is no person', () => {
  expect(readEntry({ userName: 'a@b.c' })).toMatchObject({ ok: true, value: { active: true } })
  expect(readEntry([])).toEqual({ ok: false, error: 'bad-value' })
  expect(applyEntry(aUser(), { userName: 'nobody' })).toEqual({ ok: false, error: 'no-user-name' })
  expect(applyEntry(aUser(), { roles: ['root'] })).toEqual({ ok: false, error: 'no-such-role' })
  expect(applyEntry(aUser(), { roles: ['Coder', 'coder'] })).toMatchObject({ ok: true, value: { roles: ['coder'] } })
})

describe('claims', () => {
  const mapping = {
    rolesClaim: 'realm_access.roles',
    roles: [{ value: 'c', role: 'coder' as const }],
    facilitiesClaim: 'groups',
    facilities: [{ value: 'f', facilityId: '*' }],
    addsPeople: true,
  }
  test('are found at the end of a path, as a list or alone', () => {
    const claims = { realm_access: { roles: ['c'] }, groups: 'f', email: 'A@B.c', email_verified: true, name: 'N' }
    expect(readClaims(claims, mapping)).toMatchObject({
      ok: true,
      value: { roles: ['coder'], facilityIds: ['*'], email: 'a@b.c' },
    })
  })
  test('of a wrong kind give nothing', () => {
    expect(readClaims({ realm_access: 'c', groups: 7 }, mapping)).toEqual({ ok: false, error: 'no-role' })
    expect(
      readClaims({ email: 'a@b.c', email_verified: 'true' }, { ...mapping, roles: [], facilities: [] }),
    ).toMatchObject({
      ok: true,
      value: { email: null, roles: null, facilityIds: null },
    })
  })
  test('rules are parted at the last "=": groups are names of a directory', () => {
    expect(readRules('cn=coders,dc=h = coder\n\n leads=manager ')).toEqual({
      ok: true,
      value: [
        { value: 'cn=coders,dc=h', means: 'coder' },
        { value: 'leads', means: 'manager' },
      ],
    })
    expect(readRules('coders')).toEqual({ ok: false, error: 'bad-rule' })
    expect(readRules('= coder')).toEqual({ ok: false, error: 'bad-rule' })
  })
  test('of a logout token name the event, a subject or session, and an id', () => {
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    expect(readLogoutClaims({ events, jti: 'j', sub: 's' })).toEqual({
      ok: true,
      value: { jti: 'j', sub: 's', sid: null },
    })
    expect(readLogoutClaims({ events: null, jti: 'j', sub: 's' }).ok).toBe(false)
  })
})

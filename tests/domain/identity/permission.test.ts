import { describe, expect, test } from 'vitest'
import {
  isOfFacility,
  may,
  maySeeChart,
  maySeeQuery,
  PERMISSIONS,
  type Permission,
} from '#app/domain/identity/permission.ts'
import { ROLES } from '#app/domain/identity/role.ts'
import { aPhysician, aUser } from '#tests/helpers/builders.ts'

const open = { state: 'open', facilityId: 'f-1', providerId: 'p-osei', coveringProviderIds: ['p-lee'], ladderStep: 0 }

test('every permission is given to someone, and only to roles that exist', () => {
  for (const roles of Object.values(PERMISSIONS)) {
    expect(roles.length).toBeGreaterThan(0)
    for (const role of roles) expect(ROLES).toContain(role)
  }
})

test('a disabled person may nothing', () => {
  const gone = aUser({ roles: [...ROLES], state: 'disabled' })
  expect((Object.keys(PERMISSIONS) as Permission[]).filter((p) => may(gone, p))).toEqual([])
})

describe('who may do what', () => {
  test.each([
    ['a coder raises queries', 'coder', 'query.raise', true],
    ['a coder does not answer them', 'coder', 'query.answer', false],
    ['a physician answers', 'physician', 'query.answer', true],
    ['a physician raises none', 'physician', 'query.raise', false],
    ['a physician sees no payment', 'physician', 'payment.view', false],
    ['a physician sees no work list', 'physician', 'worklist.view', false],
    ['a manager reads the audit trail', 'manager', 'audit.view', true],
    ['a coder does not', 'coder', 'audit.view', false],
    ['an administrator sees no chart', 'administrator', 'chart.view', false],
    ['an administrator answers no query', 'administrator', 'query.answer', false],
  ] as const)('%s', (_, role, permission, expected) => {
    expect(may({ roles: [role], state: 'active' }, permission)).toBe(expected)
  })
})

describe('a query is seen', () => {
  test.each([
    ['by the addressee', aPhysician(), open, true],
    ['by who covers', aPhysician({ providerId: 'p-lee' }), open, true],
    ['not by another physician of the house', aPhysician({ providerId: 'p-third' }), open, false],
    ['not by the addressee while it is a draft', aPhysician(), { ...open, state: 'draft' }, false],
    ['not by the addressee while it is in review', aPhysician(), { ...open, state: 'in-review' }, false],
    ['by a coder of the facility', aUser(), open, true],
    ['not by a coder of another facility', aUser({ facilityIds: ['f-2'] }), open, false],
    ['by a coder of every facility', aUser({ facilityIds: ['*'] }), open, true],
    ['not by an administrator', aUser({ roles: ['administrator'], facilityIds: ['*'] }), open, false],
    ['not by someone disabled', aUser({ state: 'disabled' }), open, false],
  ] as const)('%s', (_, user, query, expected) => {
    expect(maySeeQuery(user, { ...query, coveringProviderIds: [...query.coveringProviderIds] })).toBe(expected)
  })
})

describe('a chart is seen', () => {
  test.each([
    ['by a coder of its facility', aUser(), { facilityId: 'f-1', isPartyToQuery: false }, true],
    ['not by a coder of another', aUser(), { facilityId: 'f-9', isPartyToQuery: false }, false],
    ['by a physician who was asked about it', aPhysician(), { facilityId: 'f-1', isPartyToQuery: true }, true],
    ['not by a physician who was not', aPhysician(), { facilityId: 'f-1', isPartyToQuery: false }, false],
  ] as const)('%s', (_, user, chart, expected) => {
    expect(maySeeChart(user, chart)).toBe(expected)
  })
})

test('a record without a facility belongs only to who sees every facility', () => {
  expect(isOfFacility(aUser(), null)).toBe(false)
  expect(isOfFacility(aUser({ facilityIds: ['*'] }), null)).toBe(true)
})

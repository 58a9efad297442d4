import { expect, test } from 'vitest'
import { changesOf, sayDetail } from '#app/domain/audit/detail.ts'

const said = (detail: object | string) => sayDetail(typeof detail === 'string' ? detail : JSON.stringify(detail))

test('a change keeps each field that differs, with what it said before, and no other', () => {
  const before = { roles: { coder: { idleMinutes: 30, factor: 'optional' } }, days: [1, 2], isAutomatic: false }
  const after = { roles: { coder: { idleMinutes: 15, factor: 'optional' } }, days: [1, 2, 3], isAutomatic: true }
  expect(changesOf(before, after)).toEqual({
    'roles.coder.idleMinutes': 15,
    'roles.coder.idleMinutes before': 30,
    days: '1, 2, 3',
    'days before': '1, 2',
    isAutomatic: true,
    'isAutomatic before': false,
  })
  expect(changesOf(after, after)).toEqual({})
  expect(changesOf(null, { a: 1 })).toEqual({ a: 1, 'a before': null })
})

test('a detail is said as fields: now and before, in words', () => {
  expect(said(changesOf({ chartYears: 10, isAutomatic: false }, { chartYears: 12, isAutomatic: true }))).toEqual([
    { field: 'chart years', now: '12', before: '10' },
    { field: 'is automatic', now: 'yes', before: 'no' },
  ])
  expect(said({ view: 'active', rows: 50 })).toEqual([
    { field: 'view', now: 'active', before: null },
    { field: 'rows', now: '50', before: null },
  ])
  expect(sayDetail(null)).toEqual([])
})

test('an older entry that keeps a setting as a text is opened, and what is no JSON stands as it is', () => {
  expect(
    said({ setting: 'access-policy', value: '{"stepUpMinutes":15,"roles":{"coder":{"factor":"required"}}}' }),
  ).toEqual([
    { field: 'setting', now: 'access-policy', before: null },
    { field: 'value, step up minutes', now: '15', before: null },
    { field: 'value, roles, coder, factor', now: 'required', before: null },
  ])
  expect(said('broken {')).toEqual([{ field: 'detail', now: 'broken {', before: null }])
})

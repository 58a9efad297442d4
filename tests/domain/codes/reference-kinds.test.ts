import { describe, expect, test } from 'vitest'
import { comparedWith, REFERENCE_GROUPS, standingOf } from '#app/domain/codes/reference-kinds.ts'

const group = (id: string) => {
  const found = REFERENCE_GROUPS.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const DRG = group('msdrg').whole
const starter = new Set([...DRG, 'icd10cm'])

describe('how a kind of table stands', () => {
  test.each([
    ['icd10cm', 'codes', ['icd10cm'], 'official', []],
    ['icd10cm', 'codes', [], 'starter', []],
    ['hcpcs', 'codes', ['icd10cm'], 'missing', []],
    ['msdrg-drgs', 'msdrg', DRG, 'official', []],
    [
      'msdrg-drgs',
      'msdrg',
      ['msdrg-drgs', 'msdrg-severity'],
      'waiting',
      DRG.filter((kind) => !['msdrg-drgs', 'msdrg-severity'].includes(kind)),
    ],
    ['msdrg-severity', 'msdrg', ['msdrg-drgs'], 'starter', []],
  ])('%s of %s with %j in force', (kind, id, active, standing, missing) => {
    expect(standingOf(kind, group(id), { active: new Set(active), starter })).toEqual({ standing, missing })
  })
})

describe('what a release is compared with', () => {
  const release = (key: string, edition: string, state = 'active', kind = 'icd10cm') => ({
    ...{ key, kind, edition, state, startOn: `${Number(edition) - 1}-10-01`, endOn: `${edition}-09-30`, source: '' },
  })
  const kept = [
    release('a', '2025'),
    release('b', '2026'),
    release('c', '2024', 'replaced'),
    release('h', '2026', 'active', 'hcpcs'),
  ]
  test.each([
    ['a corrected file of an edition', release('new', '2026', 'staged'), 'b'],
    ['the year after', release('new', '2027', 'staged'), 'b'],
    ['the release in force', release('b', '2026'), 'a'],
    ['the first edition', release('new', '2025', 'staged', 'icd10cm-notes'), null],
    ['one before all that is in force', release('new', '2024', 'staged'), null],
  ])('%s', (_, one, key) => {
    expect(comparedWith(kept, one)?.key ?? null).toBe(key)
  })
})

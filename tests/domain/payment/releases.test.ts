import { describe, expect, test } from 'vitest'
import { chooseRelease } from '#app/domain/payment/choose-releases.ts'
import { keptRows, typedRows } from '#app/domain/payment/kept-rows.ts'
import type { DrgRow, PrincipalRow } from '#app/domain/payment/tables.ts'

const release = (kind: string, edition: string, startOn: string, endOn: string | null) => ({
  kind,
  edition,
  startOn,
  endOn,
  source: '',
})
const kept = [
  release('msdrg-drgs', '43.1', '2026-04-01', '2026-09-30'),
  release('msdrg-drgs', '44.0', '2026-10-01', '2027-03-31'),
  release('pfs-rvu', '2025-10', '2025-10-01', '2025-12-31'),
]

describe('the day chooses the release', () => {
  test.each([
    ['in force', 'msdrg-drgs', '2026-05-01', '43.1', 'in-force'],
    ['the last day', 'msdrg-drgs', '2026-09-30', '43.1', 'in-force'],
    ['the first day of the next', 'msdrg-drgs', '2026-10-01', '44.0', 'in-force'],
    ['earlier in the fiscal year', 'msdrg-drgs', '2025-10-01', '43.1', 'same-year'],
    ['earlier in the calendar year', 'pfs-rvu', '2025-02-01', '2025-10', 'same-year'],
    ['without a day, the latest', 'msdrg-drgs', null, '44.0', 'latest'],
  ])('%s', (_, kind, day, edition, fit) => {
    expect(chooseRelease(kept, kind, day)).toMatchObject({ release: { edition }, fit })
  })

  test('a correction notice takes the place of the final rule, and rates of qualifying participants never do', () => {
    const year = ['2026-10-01', '2027-09-30'] as const
    const both = [release('msdrg-drgs', '2027', ...year), release('msdrg-drgs', '2027cn', ...year)]
    expect(chooseRelease(both, 'msdrg-drgs', '2026-12-01')?.release.edition).toBe('2027cn')
    const rates = [release('pfs-rvu', '2026-10-qpp', ...year), release('pfs-rvu', '2026-10', ...year)]
    expect(chooseRelease(rates, 'pfs-rvu', '2026-12-01')?.release.edition).toBe('2026-10')
  })

  test.each([
    ['before all', 'msdrg-drgs', '2025-09-30'],
    ['after all', 'msdrg-drgs', '2027-10-01'],
    ['another calendar year', 'pfs-rvu', '2024-12-31'],
    ['a kind that is not there', 'hcc-mapping', '2026-01-01'],
  ])('%s there is none', (_, kind, day) => {
    expect(chooseRelease(kept, kind, day)).toBeNull()
  })
})

describe('rows keep what they say', () => {
  test('a DRG without a weight stays without one', () => {
    const rows: DrgRow[] = [
      {
        drg: '998',
        mdc: '14',
        type: 'ungroupable',
        baseDrg: null,
        title: 'Invalid',
        weightX10000: null,
        meanStayX10000: null,
      },
      {
        drg: '470',
        mdc: '08',
        type: 'surgical',
        baseDrg: '469',
        title: 'Joint',
        weightX10000: 19_289,
        meanStayX10000: 22_000,
      },
    ]
    expect(typedRows('msdrg-drgs', keptRows('msdrg-drgs', rows))).toEqual(rows)
  })

  test('a code that cannot be principal stays one', () => {
    const rows: PrincipalRow[] = [
      { code: 'V0310XA', mdc: null, drgs: null },
      { code: 'J441', mdc: '04', drgs: { none: '192', cc: '191', mcc: '190' } },
    ]
    expect(typedRows('msdrg-principals', keptRows('msdrg-principals', rows))).toEqual(rows)
  })

  test('every other kind comes back as it was', () => {
    const severity = { code: 'R570', level: 'MCC' as const, onlyIfAlive: true }
    expect(typedRows('msdrg-severity', keptRows('msdrg-severity', [severity]))).toEqual([severity])
    const group = { group: 7, excluded: ['J441', 'J9601'] }
    expect(typedRows('msdrg-exclusion-groups', keptRows('msdrg-exclusion-groups', [group]))).toEqual([group])
    const edit = { code: 'B952', flags: ['unacceptable', 'adult'] }
    expect(typedRows('mce-edits', keptRows('mce-edits', [edit]))).toEqual([edit])
    const unspecified = { code: 'G8190', startOn: '2022-04-01', endOn: null }
    expect(typedRows('mce-unspecified', keptRows('mce-unspecified', [unspecified]))).toEqual([unspecified])
    const factor = { name: 'CNA_D10P', factorX10000: 7_280, model: 'V28' as const }
    expect(typedRows('hcc-coefficients', keptRows('hcc-coefficients', [factor]))).toEqual([factor])
    const alaska = { contractor: '02102', state: 'AK', locality: '01', name: 'ALASKA' }
    const gpci = { ...alaska, workX10000: 15_000, practiceX10000: 10_810, malpracticeX10000: 5_920 }
    expect(typedRows('pfs-gpci', keptRows('pfs-gpci', [gpci]))).toEqual([gpci])
    const capital = {
      fiscalYear: 2026,
      table: '1D' as const,
      laborCents: null,
      nonLaborCents: null,
      totalCents: 52_415,
    }
    const amount = { ...capital, confidence: 'official table text' }
    expect(typedRows('ipps-amounts', keptRows('ipps-amounts', [amount]))).toEqual([amount])
  })
})

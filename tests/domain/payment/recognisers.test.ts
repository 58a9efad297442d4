import { describe, expect, test } from 'vitest'
import { PAYMENT_RECOGNISERS } from '#app/domain/payment/recognisers.ts'
import { hasSharedData, parsed, released, WITHOUT } from './shared-data.ts'

describe.skipIf(!hasSharedData)(`the official files are taken whole, with their control totals${WITHOUT}`, () => {
  test.each([
    ['msdrg/msdrg_v43.1_drg_weights_fy2026.csv', 'msdrg-drgs', '43.1', { rows: 772, weighted: 770 }],
    [
      'msdrg/msdrg_v43.1_cc_mcc.csv',
      'msdrg-severity',
      '43.1',
      { rows: 18_432, cc: 15_078, mcc: 3_354, onlyIfAlive: 8 },
    ],
    ['msdrg/msdrg_v43.1_cc_exclusions_pdx_to_group.csv.gz', 'msdrg-exclusion-principals', '43.1', { rows: 26_090 }],
    ['msdrg/msdrg_v43.1_cc_exclusion_group_members.csv.gz', 'msdrg-exclusion-groups', '43.1', { rows: 2_249 }],
    ['msdrg/msdrg_v43.1_medical_drg_by_pdx.csv.gz', 'msdrg-principals', '43.1', { rows: 74_719, groupable: 67_258 }],
    ['msdrg/mce_v43.1_dx_edit_flags_fy2026.csv', 'mce-edits', '43.1', { rows: 14_012 }],
    ['msdrg/mce_v43.1_unspecified_dx_sample_half.csv', 'mce-unspecified', '43.1', { rows: 1_710 }],
    ['msdrg/ipps_standardized_amounts.csv', 'ipps-amounts', '2026-2027', { rows: 5 }],
    ['hcc/cms_hcc_icd10_mapping_py2026.csv', 'hcc-mapping', '2026', { rows: 18_394, V24: 10_211, V28: 8_183 }],
    ['hcc/cms_hcc_coefficients_py2026.csv', 'hcc-coefficients', '2026', { rows: 2_276, V24: 1_039, V28: 1_237 }],
    ['hcc/cms_hcc_hierarchies.csv', 'hcc-hierarchies', 'V24-V28', { rows: 221, V24: 72, V28: 149 }],
    ['hcc/cms_hcc_labels.csv', 'hcc-labels', 'V24-V28', { rows: 201, V24: 86, V28: 115 }],
    ['pfs/PPRRVU2025_Oct_no_descriptors.csv.gz', 'pfs-rvu', '2025-10', { rows: 18_144 }],
    ['pfs/GPCI2025.csv', 'pfs-gpci', '2025', { rows: 109 }],
  ])('%s', (path, kind, edition, totals) => {
    const release = released(path)
    expect(release).toMatchObject({ kind, edition, totals })
    expect(release.tables.rows).toHaveLength(totals.rows)
  })

  test.each([
    'msdrg/ipps_table5_fy2026_layout_excerpt.txt',
    'msdrg/ipps_table5_fy2027_cn_layout_excerpt.txt',
    'pfs/PPRRVU2026_Oct_nonQPP_layout_excerpt.csv',
  ])('the layout excerpt %s is refused as partial', (path) => {
    expect(parsed(path)).toMatchObject({ ok: false, error: 'partial' })
  })

  test('each file is recognised by exactly one reader', () => {
    const kinds = PAYMENT_RECOGNISERS.map((one) => one.title)
    expect(new Set(kinds).size).toBe(kinds.length)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ParsedRelease } from '#app/domain/codes/release.ts'
import { buildDrgTables, type DrgTables } from '#app/domain/payment/drg-tables.ts'
import { buildHccTables, type HccTables } from '#app/domain/payment/hcc-tables.ts'
import { typedRows } from '#app/domain/payment/kept-rows.ts'
import { PAYMENT_RECOGNISERS } from '#app/domain/payment/recognisers.ts'
import type { PaymentKind } from '#app/domain/payment/tables.ts'

/** The official tables lie beside the repository on the machines that have them; they are never part of it. */
const SHARED = join(import.meta.dirname, '../../../../shared/data')
export const hasSharedData = existsSync(join(SHARED, 'msdrg'))
export const WITHOUT = hasSharedData ? '' : ' (skipped: ../shared/data is not here)'

export function sharedText(path: string): string {
  const bytes = readFileSync(join(SHARED, path))
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

export function parsed(path: string) {
  const file = { name: path, text: sharedText(path) }
  const recogniser = PAYMENT_RECOGNISERS.find((one) => one.recognises(file))
  if (!recogniser) throw new Error(`Nobody recognises ${path}.`)
  return recogniser.parse(file, null)
}

export function released(path: string): ParsedRelease {
  const outcome = parsed(path)
  if (!outcome.ok) throw new Error(`${path}: ${outcome.error} ${JSON.stringify(outcome.faults.slice(0, 3))}`)
  return outcome.value
}

const rowsOf = <K extends PaymentKind>(kind: K, path: string) => typedRows(kind, released(path).tables.rows ?? [])

export function officialDrgTables(): DrgTables {
  return buildDrgTables('msdrg:43.1', {
    'msdrg-drgs': rowsOf('msdrg-drgs', 'msdrg/msdrg_v43.1_drg_weights_fy2026.csv'),
    'msdrg-severity': rowsOf('msdrg-severity', 'msdrg/msdrg_v43.1_cc_mcc.csv'),
    'msdrg-exclusion-principals': rowsOf(
      'msdrg-exclusion-principals',
      'msdrg/msdrg_v43.1_cc_exclusions_pdx_to_group.csv.gz',
    ),
    'msdrg-exclusion-groups': rowsOf('msdrg-exclusion-groups', 'msdrg/msdrg_v43.1_cc_exclusion_group_members.csv.gz'),
    'msdrg-principals': rowsOf('msdrg-principals', 'msdrg/msdrg_v43.1_medical_drg_by_pdx.csv.gz'),
  })
}

export function officialHccTables(): HccTables {
  return buildHccTables('hcc:2026', {
    'hcc-mapping': rowsOf('hcc-mapping', 'hcc/cms_hcc_icd10_mapping_py2026.csv'),
    'hcc-coefficients': rowsOf('hcc-coefficients', 'hcc/cms_hcc_coefficients_py2026.csv'),
    'hcc-hierarchies': rowsOf('hcc-hierarchies', 'hcc/cms_hcc_hierarchies.csv'),
    'hcc-labels': rowsOf('hcc-labels', 'hcc/cms_hcc_labels.csv'),
  })
}

import type { ParsedRelease } from '#app/domain/codes/release.ts'
import { keptRows } from '#app/domain/payment/kept-rows.ts'
import coefficients from './seed/starter/hcc-coefficients.json'
import hierarchies from './seed/starter/hcc-hierarchies.json'
import labels from './seed/starter/hcc-labels.json'
import mapping from './seed/starter/hcc-mapping.json'
import edits from './seed/starter/mce-edits.json'
import unspecified from './seed/starter/mce-unspecified.json'
import drgs from './seed/starter/msdrg-drgs.json'
import groups from './seed/starter/msdrg-exclusion-groups.json'
import exclusions from './seed/starter/msdrg-exclusion-principals.json'
import principals from './seed/starter/msdrg-principals.json'
import severity from './seed/starter/msdrg-severity.json'

type Starter = { id: string; kind: string; startOn: string; endOn: string | null; source: string }

const released = (
  { id, kind, startOn, endOn, source }: Starter,
  rows: ParsedRelease['tables'][string],
): ParsedRelease => ({
  kind,
  edition: id.slice(kind.length + 1),
  startOn,
  endOn,
  source,
  totals: { rows: rows.length },
  tables: { rows },
})

/** The payment part of the starter set, as releases: what the product knows before any official file is imported. Partial by nature. */
export function starterPaymentReleases(): ParsedRelease[] {
  return [
    released(drgs, keptRows('msdrg-drgs', drgs.rows)),
    released(severity, keptRows('msdrg-severity', severity.rows)),
    released(exclusions, keptRows('msdrg-exclusion-principals', exclusions.rows)),
    released(groups, keptRows('msdrg-exclusion-groups', groups.rows)),
    released(principals, keptRows('msdrg-principals', principals.rows)),
    released(edits, keptRows('mce-edits', edits.rows)),
    released(unspecified, keptRows('mce-unspecified', unspecified.rows)),
    released(mapping, keptRows('hcc-mapping', mapping.rows)),
    released(coefficients, keptRows('hcc-coefficients', coefficients.rows)),
    released(hierarchies, keptRows('hcc-hierarchies', hierarchies.rows)),
    released(labels, keptRows('hcc-labels', labels.rows)),
  ]
}

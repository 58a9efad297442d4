import type { DrgTables } from '#app/domain/payment/drg-tables.ts'
import type { DrgRow } from '#app/domain/payment/tables.ts'

/** What a DRG stands for within its family: the families that an MCC, or a CC, splits are where capture can be told at all. */
export type DrgFamily = {
  /** The family's first DRG. */
  family: string
  splitsAtMcc: boolean
  splitsAtCc: boolean
  hasMcc: boolean
  /** A CC or an MCC. */
  hasCc: boolean
}

type Tier = 'mcc' | 'cc' | 'cc-or-mcc' | 'no-mcc' | 'none' | null

/** The tier that a title ends in: "Heart Failure and Shock with MCC". */
function tierOf(title: string): Tier {
  if (/\bwithout CC\/MCC\b/i.test(title)) return 'none'
  if (/\bwithout MCC\b/i.test(title)) return 'no-mcc'
  if (/\bwith CC\/MCC\b/i.test(title)) return 'cc-or-mcc'
  if (/\bwith MCC\b/i.test(title)) return 'mcc'
  return /\bwith CC\b/i.test(title) ? 'cc' : null
}

const known = new WeakMap<DrgTables, Map<string, DrgFamily>>()

/** The families of a release by DRG: which tiers each has, and which one a DRG is. Titles of the grouper, as Table 5 prints them. */
export function drgFamilies(tables: DrgTables): Map<string, DrgFamily> {
  const found = known.get(tables)
  if (found) return found
  const members = new Map<string, Set<Tier>>()
  const familyOf = ({ baseDrg, drg }: DrgRow) => baseDrg ?? drg
  for (const row of tables.drgs.values()) {
    const tiers = members.get(familyOf(row)) ?? new Set()
    members.set(familyOf(row), tiers.add(tierOf(row.title)))
  }
  const families = new Map(
    [...tables.drgs.values()].map((row): [string, DrgFamily] => {
      const [family, tier] = [familyOf(row), tierOf(row.title)]
      const tiers = members.get(family) ?? new Set()
      return [
        row.drg,
        {
          family,
          splitsAtMcc: tiers.has('mcc') && tiers.size > 1,
          splitsAtCc: tiers.has('none') && tiers.size > 1,
          hasMcc: tier === 'mcc',
          hasCc: tier === 'mcc' || tier === 'cc' || tier === 'cc-or-mcc',
        },
      ]
    }),
  )
  known.set(tables, families)
  return families
}

/**
 * DRGs that move a mean weight by themselves: pre-MDC (transplants, ECMO, tracheostomy, CAR-T), more than 96 hours of ventilation, and
 * extensive burns. METRICS.md section 3 asks for the mean with and without them.
 */
const VENTILATED = new Set(['207', '870', '927', '933'])
export const isOutlierDrg = (row: Pick<DrgRow, 'drg' | 'mdc'>): boolean => row.mdc === '00' || VENTILATED.has(row.drg)

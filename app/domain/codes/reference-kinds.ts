import type { Release } from './release.ts'

/** Tables that are looked at together on a page; those of `whole` are used only when all of them are loaded. */
export type ReferenceGroup = {
  id: 'codes' | 'msdrg' | 'hcc' | 'pfs'
  kinds: readonly string[]
  whole: readonly string[]
}

const DRG_LOGIC = [
  'msdrg-principals',
  'msdrg-severity',
  'msdrg-exclusion-principals',
  'msdrg-exclusion-groups',
  'msdrg-drgs',
]
const HCC_LOGIC = ['hcc-mapping', 'hcc-coefficients', 'hcc-hierarchies']

export const REFERENCE_GROUPS: readonly ReferenceGroup[] = [
  {
    id: 'codes',
    kinds: ['icd10cm', 'icd10cm-poa-exempt', 'icd10cm-conversion', 'icd10cm-notes', 'hcpcs', 'hcpcs-modifiers'],
    whole: [],
  },
  { id: 'msdrg', kinds: [...DRG_LOGIC, 'mce-edits', 'mce-unspecified', 'ipps-amounts'], whole: DRG_LOGIC },
  { id: 'hcc', kinds: [...HCC_LOGIC, 'hcc-labels'], whole: HCC_LOGIC },
  { id: 'pfs', kinds: ['pfs-rvu', 'pfs-gpci'], whole: [] },
]

/** Whether official tables of a kind are in use, wait for others of their group, or only the starter set or nothing stands there. */
export type Standing = 'official' | 'waiting' | 'starter' | 'missing'

/** How a kind stands, given the kinds that have an official release in force and those of the starter set; with `waiting`, what is missing. */
export function standingOf(
  kind: string,
  { whole }: ReferenceGroup,
  { active, starter }: { active: ReadonlySet<string>; starter: ReadonlySet<string> },
): { standing: Standing; missing: string[] } {
  if (!active.has(kind)) return { standing: starter.has(kind) ? 'starter' : 'missing', missing: [] }
  const missing = whole.filter((needed) => !active.has(needed))
  return { standing: missing.length > 0 ? 'waiting' : 'official', missing }
}

type Kept = Release & { key: string; state: string }

/** The release that another is compared with: the active one of its edition, else the latest before it that is or was in force; null for the first of its kind. */
export function comparedWith<R extends Kept>(
  all: readonly R[],
  one: Pick<Kept, 'kind' | 'edition' | 'startOn' | 'key'>,
): R | null {
  const others = all.filter(({ kind, key }) => kind === one.kind && key !== one.key)
  const same = others.find(({ edition, state }) => edition === one.edition && state === 'active')
  if (same) return same
  const before = others.filter(({ startOn, state }) => startOn < one.startOn && state === 'active')
  return before.sort((a, b) => (a.startOn < b.startOn ? 1 : -1))[0] ?? null
}

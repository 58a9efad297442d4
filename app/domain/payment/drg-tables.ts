import type { DrgRow, PaymentRows, PrincipalRow } from './tables.ts'

export type DrgTriple = { none: string; cc: string; mcc: string }
export type PrincipalEntry = { mdc: string | null; drgs: DrgTriple | null }
/** 0 = NON_CC, 1 = CC, 2 = MCC; `bit` is the code's place in an exclusion group. */
export type SeverityEntry = { rank: 1 | 2; onlyIfAlive: boolean; bit: number }

/** The tables of one MS-DRG release, laid out for grouping: hash look-ups, and a bit per CC or MCC in each exclusion group. */
export type DrgTables = {
  release: string
  principals: ReadonlyMap<string, PrincipalEntry>
  severities: ReadonlyMap<string, SeverityEntry>
  excludedUnder: ReadonlyMap<string, Uint8Array>
  drgs: ReadonlyMap<string, DrgRow>
  /** Codes that the Medicare Code Editor does not accept as principal diagnosis. Empty where its list is not loaded. */
  unacceptable: ReadonlySet<string>
}
export type DrgTableRows = Pick<
  PaymentRows,
  'msdrg-drgs' | 'msdrg-severity' | 'msdrg-exclusion-principals' | 'msdrg-exclusion-groups' | 'msdrg-principals'
> &
  Partial<Pick<PaymentRows, 'mce-edits'>>

/** The in-memory tables of a release, built once from its rows (codes in table form): some 50 ms for the full v43.1. */
export function buildDrgTables(release: string, rows: DrgTableRows): DrgTables {
  const severities = severityEntries(rows['msdrg-severity'])
  return {
    release,
    principals: principalEntries(rows['msdrg-principals']),
    severities,
    excludedUnder: exclusionBits(rows['msdrg-exclusion-principals'], rows['msdrg-exclusion-groups'], severities),
    drgs: new Map(rows['msdrg-drgs'].map((row) => [row.drg, row])),
    unacceptable: new Set((rows['mce-edits'] ?? []).filter(isUnacceptable).map((row) => row.code)),
  }
}

const isUnacceptable = ({ flags }: PaymentRows['mce-edits'][number]): boolean =>
  flags.includes('unacceptable') || flags.includes('manifestation')

function principalEntries(rows: readonly PrincipalRow[]): Map<string, PrincipalEntry> {
  const triples = new Map<string, PrincipalEntry>()
  const entries = new Map<string, PrincipalEntry>()
  for (const row of rows) {
    // 74,719 rows share some 150 entries.
    const key = row.drgs ? row.drgs.none + row.drgs.cc + row.drgs.mcc + row.mdc : `${row.mdc}`
    const entry = triples.get(key) ?? { mdc: row.mdc, drgs: row.drgs }
    triples.set(key, entry)
    entries.set(row.code, entry)
  }
  return entries
}

function severityEntries(rows: PaymentRows['msdrg-severity']): Map<string, SeverityEntry> {
  const entries = new Map<string, SeverityEntry>()
  for (const row of rows) {
    entries.set(row.code, {
      rank: row.level === 'MCC' ? 2 : 1,
      onlyIfAlive: row.onlyIfAlive,
      bit: entries.size,
    })
  }
  return entries
}

function exclusionBits(
  principals: PaymentRows['msdrg-exclusion-principals'],
  groups: PaymentRows['msdrg-exclusion-groups'],
  severities: ReadonlyMap<string, SeverityEntry>,
): Map<string, Uint8Array> {
  const bitsOf = new Map<number, Uint8Array>()
  for (const { group, excluded } of groups) {
    const bits = new Uint8Array((severities.size >> 3) + 1)
    for (const code of excluded) {
      const at = severities.get(code)?.bit
      if (at !== undefined) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7))
    }
    bitsOf.set(group, bits)
  }
  const under = new Map<string, Uint8Array>()
  for (const { principal, group } of principals) {
    const bits = bitsOf.get(group)
    if (bits) under.set(principal, bits)
  }
  return under
}

/** True where the bits of a principal's exclusion group hold the secondary, which then loses its CC or MCC status. */
export function isExcluded(bits: Uint8Array | undefined, entry: SeverityEntry): boolean {
  return bits !== undefined && ((bits[entry.bit >> 3] ?? 0) & (1 << (entry.bit & 7))) !== 0
}

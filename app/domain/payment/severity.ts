import { tableForm } from './codes-form.ts'
import { type DrgTables, isExcluded, type SeverityEntry } from './drg-tables.ts'
import type { JudgedSecondary, SeverityLevel, Stay, Uncounted } from './stay.ts'

const LEVELS: readonly SeverityLevel[] = ['NON_CC', 'CC', 'MCC']
/** UB-04 patient status 20. The hospice statuses 40 to 42 do not occur on an acute inpatient claim. */
export const hasDied = (disposition: string | null): boolean => disposition === '20'

/**
 * Each secondary diagnosis with its level and whether it counts (MS-DRG Definitions Manual, appendix C): not where the principal excludes
 * it, where it repeats the principal or another one, or where it counts only in those who leave alive.
 */
export function judgeSecondaries(tables: DrgTables, stay: Stay): JudgedSecondary[] {
  const principal = tableForm(stay.principal)
  const died = hasDied(stay.disposition)
  const excluded = tables.excludedUnder.get(principal)
  const seen = new Set<string>()
  return stay.secondary.map(({ code: written }): JudgedSecondary => {
    const code = tableForm(written)
    const entry = tables.severities.get(code)
    if (!entry) {
      const level = tables.principals.has(code) ? 'NON_CC' : 'not-in-table'
      return { code, level, counts: false, why: null }
    }
    const why = whyNot(entry, { isPrincipal: code === principal, isRepeated: seen.has(code), died, excluded })
    seen.add(code)
    return { code, level: LEVELS[entry.rank] ?? 'NON_CC', counts: why === null, why }
  })
}

type Circumstances = { isPrincipal: boolean; isRepeated: boolean; died: boolean; excluded: Uint8Array | undefined }
function whyNot(entry: SeverityEntry, { isPrincipal, isRepeated, died, excluded }: Circumstances): Uncounted | null {
  if (isPrincipal) return 'same-as-principal'
  if (isRepeated) return 'repeated'
  if (isExcluded(excluded, entry)) return 'excluded-by-principal'
  return entry.onlyIfAlive && died ? 'patient-died' : null
}

/** The highest level among the secondaries that count. */
export function severityOf(judged: readonly JudgedSecondary[]): SeverityLevel {
  let highest: SeverityLevel = 'NON_CC'
  for (const one of judged) {
    if (!one.counts) continue
    if (one.level === 'MCC') return 'MCC'
    if (one.level === 'CC') highest = 'CC'
  }
  return highest
}

/** The same list with the given codes no longer counted: some groups are defined by a diagnosis, which then adds no severity. */
export function withoutCodes(judged: readonly JudgedSecondary[], codes: ReadonlySet<string>): JudgedSecondary[] {
  return judged.map((one) =>
    one.counts && codes.has(one.code) ? { ...one, counts: false, why: 'defines-the-group' } : one,
  )
}

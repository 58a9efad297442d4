import { sharedText } from './shared-data.ts'

/**
 * A second, slow grouper of medical stays, written from the appendix-C rules over raw text lines, to compare with the real one. It shares
 * no code with it: levels by scanning strings, exclusions by searching the member list of the group.
 */
export function slowGrouper() {
  const lines = (path: string) => sharedText(path).trim().split('\n').slice(1)
  const pairs = (path: string) =>
    new Map(lines(path).map((line) => [line.slice(0, line.indexOf(',')), line.slice(line.indexOf(',') + 1)]))
  const levels = new Map(lines('msdrg/msdrg_v43.1_cc_mcc.csv').map((line) => [line.split(',')[0], line]))
  const groups = pairs('msdrg/msdrg_v43.1_cc_exclusions_pdx_to_group.csv.gz')
  const members = pairs('msdrg/msdrg_v43.1_cc_exclusion_group_members.csv.gz')
  const triples = new Map(
    lines('msdrg/msdrg_v43.1_medical_drg_by_pdx.csv.gz').map((line) => [line.split(',')[0], line.split(',')]),
  )
  return (principal: string, secondary: readonly string[], disposition: string): string | undefined => {
    const excluded = ` ${members.get(groups.get(principal) ?? '') ?? ''} `
    let column = 2
    for (const code of secondary) {
      const line = levels.get(code)
      if (!line || code === principal || excluded.includes(` ${code} `)) continue
      if (line.endsWith(',Y') && disposition === '20') continue
      column = Math.max(column, line.includes(',MCC,') ? 4 : 3)
    }
    return triples.get(principal)?.[column]
  }
}

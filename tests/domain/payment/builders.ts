import { buildDrgTables, type DrgTableRows } from '#app/domain/payment/drg-tables.ts'
import type { Stay } from '#app/domain/payment/stay.ts'
import type { DrgRow } from '#app/domain/payment/tables.ts'

/** A small set of tables, real figures of MS-DRG v43.1 for a few families, so that the rules have something to stand on. */
const drg = (number: string, mdc: string, weightX10000: number | null, type: DrgRow['type'] = 'medical'): DrgRow => ({
  drg: number,
  mdc,
  type,
  baseDrg: null,
  title: `DRG ${number}`,
  weightX10000,
  meanStayX10000: null,
})
const principal = (code: string, mdc: string, none: string, cc: string, mcc: string) => ({
  code,
  mdc,
  drgs: { none, cc, mcc },
})

const rows: DrgTableRows = {
  'msdrg-drgs': [
    drg('064', '01', 20_110),
    drg('065', '01', 10_103),
    drg('066', '01', 6_844),
    drg('190', '04', 11_077),
    drg('191', '04', 8_430),
    drg('192', '04', 6_420),
    drg('280', '05', 16_041),
    drg('281', '05', 9_191),
    drg('282', '05', 7_231),
    drg('283', '05', 19_808),
    drg('284', '05', 6_922),
    drg('285', '05', 5_989),
    drg('470', '08', 19_289, 'surgical'),
    drg('555', '08', 13_218),
    drg('556', '08', 8_306),
    drg('998', '14', null, 'ungroupable'),
    drg('999', '99', null, 'ungroupable'),
  ],
  'msdrg-severity': [
    { code: 'I5021', level: 'MCC', onlyIfAlive: false },
    { code: 'I5022', level: 'CC', onlyIfAlive: false },
    { code: 'J441', level: 'CC', onlyIfAlive: false },
    { code: 'D62', level: 'CC', onlyIfAlive: false },
    { code: 'R570', level: 'MCC', onlyIfAlive: true },
    { code: 'C9100', level: 'CC', onlyIfAlive: false },
    { code: 'J9601', level: 'MCC', onlyIfAlive: false },
    { code: 'B20', level: 'CC', onlyIfAlive: false },
  ],
  'msdrg-exclusion-principals': [
    { principal: 'J441', group: 7 },
    { principal: 'I2101', group: 9 },
  ],
  'msdrg-exclusion-groups': [
    { group: 7, excluded: ['J441', 'J9601'] },
    { group: 9, excluded: ['I5022'] },
  ],
  'mce-edits': [
    { code: 'E119', flags: ['adult'] },
    { code: 'I10', flags: ['unacceptable', 'adult'] },
  ],
  'msdrg-principals': [
    principal('J441', '04', '192', '191', '190'),
    principal('I2101', '05', '282', '281', '280'),
    principal('I639', '01', '066', '065', '064'),
    principal('M25551', '08', '556', '556', '555'),
    principal('F1020', '20', '897', '897', '896'),
    principal('P0739', '15', '792', '791', '792'),
    principal('P220', '15', '790', '790', '790'),
    principal('P0511', '15', '793', '793', '793'),
    principal('P221', '15', '794', '793', '794'),
    principal('Z3800', '15', '795', '793', '794'),
    principal('O26899', '14', '833', '832', '831'),
    principal('B20', '25', '977', '977', '977'),
    principal('Z5111', '17', '848', '847', '846'),
    principal('C9100', '17', '836', '835', '834'),
    principal('C7982', '12', '724', '723', '722'),
    principal('C61', '12', '724', '723', '722'),
    principal('T2030XA', '22', '934', '934', '929'),
    principal('T2010XA', '22', '935', '935', '935'),
    principal('T3122', '22', '933', '933', '933'),
    principal('S72001A', '08', '536', '536', '535'),
    principal('S36113A', '07', '443', '442', '441'),
    principal('S2241XA', '04', '185', '184', '183'),
    principal('E119', '10', '639', '638', '637'),
    principal('I10', '05', '305', '305', '304'),
    { code: 'V0310XA', mdc: null, drgs: null },
  ],
}
export const someDrgTables = buildDrgTables('msdrg:test', rows)

/** A stay of a man of 70 who went home. */
export const stay = (principalCode: string, secondary: string[] = [], rest: Partial<Stay> = {}): Stay => ({
  principal: principalCode,
  secondary: secondary.map((code) => ({ code })),
  ageYears: 70,
  sex: 'male',
  disposition: '01',
  ...rest,
})

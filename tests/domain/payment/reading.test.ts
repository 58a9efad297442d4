import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesOf, toCents, toX10000 } from '#app/domain/payment/delimited.ts'
import { PAYMENT_RECOGNISERS } from '#app/domain/payment/recognisers.ts'

const cell = fc.string({ unit: fc.constantFrom('a', 'b', '1', ',', '"', ' ', '.') }).map((text) => text.trim())

describe('delimited lines', () => {
  test('what was quoted comes back as it was', () => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, end) => {
          const text = rows.map((row) => row.map(quoted).join(',')).join(end)
          expect(linesOf(text, ',').map((line) => line.cells)).toEqual(rows)
        },
      ),
    )
  })

  test('lines are numbered as an editor numbers them, blank lines and line ends inside quotes included', () => {
    const lines = linesOf('a,b\r\n\r\n"c\nd",e\nf,"g\th"\n', ',')
    expect(lines).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 3, cells: ['c d', 'e'] },
      { number: 5, cells: ['f', 'g h'] },
    ])
  })

  test('no text takes it down or makes it hang', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
        linesOf(text, '\t').every((line) => line.cells.length > 0),
      ),
    )
  })

  test.each([
    ['1.1077', 11_077],
    ['.5', 5_000],
    ['28', 280_000],
    ['0.2500000', 2_500],
    ['-0.058', -580],
    ['1.23456', null],
    ['', null],
    ['1e3', null],
    ['.', null],
  ])('"%s" is %s ten-thousandths', (text, x10000) => {
    expect(toX10000(text)).toBe(x10000)
  })

  test('dollars become cents, and fractions of a cent are refused', () => {
    expect(toCents('$6,752.61')).toBe(675_261)
    expect(toCents('1.005')).toBeNull()
  })
})

const parse = (name: string, text: string) =>
  PAYMENT_RECOGNISERS.find((one) => one.recognises({ name, text }))?.parse({ name, text }, null)
const ccList = (lines: string[]) => ['icd10cm,level,mcc_only_if_discharged_alive', ...lines].join('\n')
/** As many codes as a whole list has, numbered. */
const manyCodes = (count: number) => Array.from({ length: count }, (_, at) => `A${String(at).padStart(5, '0')},CC,`)

describe('a wrong file is refused whole, with line and reason', () => {
  test('a list of another version that is long enough is taken', () => {
    const text = ccList(manyCodes(15_500))
    expect(parse('msdrg_v44.0_cc_mcc.csv', text)).toMatchObject({
      ok: true,
      value: { kind: 'msdrg-severity', edition: '44.0', startOn: '2026-10-01', endOn: '2027-03-31' },
    })
  })

  test.each([
    ['a truncated list', 'msdrg_v43.1_cc_mcc.csv', ccList(manyCodes(16_000)), 'partial', 0],
    ['a code twice', 'msdrg_v44.0_cc_mcc.csv', ccList([...manyCodes(15_500), 'A00007,CC,']), 'faulty', 15_502],
    ['a level that is none', 'msdrg_v44.0_cc_mcc.csv', ccList([...manyCodes(15_500), 'B000,XCC,']), 'faulty', 15_502],
    ['a line cut short', 'msdrg_v44.0_cc_mcc.csv', ccList([...manyCodes(15_500), 'B0']), 'faulty', 15_502],
    ['no edition', 'cc_mcc.csv', ccList(manyCodes(15_500)), 'no-edition', 0],
  ])('%s', (_, name, text, error, line) => {
    expect(parse(name, text)).toMatchObject({ ok: false, error, faults: [{ line }] })
  })

  test('Table 5 is known by its title, whatever its dash was decoded to', () => {
    const title = ['\u2014', '\u0097', '\ufffd'].map(
      (dash) => `"TABLE 5.${dash}LIST OF GROUPS, \nLENGTH OF STAY${dash}FY 2028 Final Rule"\t\t`,
    )
    const header = 'MS-DRG \tMDC\tTYPE\tMS-DRG Title\tWeights - 10% Cap Applied \tArithmetic mean LOS'
    for (const first of title) {
      const rows = Array.from(
        { length: 760 },
        (_, at) => `${String(at + 1).padStart(3, '0')}\t01\tMED\tGroup ${at}\t1.5\t2.0`,
      )
      const text = [
        `${first}\t\t\t`,
        header,
        ...rows,
        '998\t \t**\tINVALID\t.\t.',
        'Note: figures are final.\t\t\t\t\t',
      ].join('\r\n')
      expect(parse('table5.txt', text)).toMatchObject({
        ok: true,
        value: { kind: 'msdrg-drgs', edition: '2028', startOn: '2027-10-01', totals: { rows: 761, weighted: 760 } },
      })
    }
  })

  test('both layouts of the physician fee schedule are read, and units that do not add up are refused', () => {
    const title = ',,2026 National Physician Fee Schedule Relative Value File April Release'
    const header =
      'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,IND,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT'
    const row = (code: string, total = '4.06') =>
      `${code},,,A,,1.92,2.00,,0.47,,0.14,${total},2.53,0,XXX,0,0,0,0,0,0,0,0,9,,33.4009,09,0,99,0,0,0`
    const codes = Array.from({ length: 10_000 }, (_, at) => `${String(at).padStart(4, '0')}Q`)
    const whole = [title, header, ...codes.map((code) => row(code))].join('\r\n')
    expect(parse('PPRRVU2026_Apr_nonQPP.csv', whole)).toMatchObject({
      ok: true,
      value: { edition: '2026-04', totals: { rows: 10_000 } },
    })
    expect(parse('PPRRVU2026_Apr_QPP.csv', whole)).toMatchObject({ ok: true, value: { edition: '2026-04-qpp' } })
    expect(parse('PPRRVU2026_Apr_nonQPP.csv', `${whole}\r\n${row('99214', '5.06')}`)).toMatchObject({
      ok: false,
      error: 'faulty',
    })
  })
})

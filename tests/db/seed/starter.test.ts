import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync, strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readOrderLine } from '#app/domain/codes/read-order-file.ts'
import { PROBLEMS } from '#db/seed/scenarios/all.ts'
import codes from '#db/seed/starter/codes.json'
import coefficients from '#db/seed/starter/hcc-coefficients.json'
import mapping from '#db/seed/starter/hcc-mapping.json'
import drgs from '#db/seed/starter/msdrg-drgs.json'
import groups from '#db/seed/starter/msdrg-exclusion-groups.json'
import exclusions from '#db/seed/starter/msdrg-exclusion-principals.json'
import principals from '#db/seed/starter/msdrg-principals.json'
import severity from '#db/seed/starter/msdrg-severity.json'
import { starterCodes, starterReleases } from '#db/starter-codes.ts'
import { theDemo } from './demo.ts'

const DATA = resolve('../shared/data')
const bytes = (path: string) => new Uint8Array(readFileSync(`${DATA}/${path}`))
const text = (path: string) => strFromU8(path.endsWith('.gz') ? gunzipSync(bytes(path)) : bytes(path))
/** The official CSVs used here have no quoted comma before the columns that are read, but the titles of DRGs. */
const table = (path: string) =>
  text(path)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

function orderFile(edition: string): Map<string, { billable: boolean; short: string; long: string }> {
  const lines = edition === '2027' ? text('icd10cm/icd10cm_order_2027_reconstructed.txt.gz') : zipped(edition)
  const rows = lines.split(/\r?\n/).flatMap((line) => {
    const row = line === '' ? null : readOrderLine(line)
    return row && typeof row === 'object' ? [row] : []
  })
  return new Map(rows.map((row) => [row.code, row]))
}
function zipped(year: string): string {
  const name = `icd10cm_order_${year}.txt`
  const files = unzipSync(bytes(`icd10cm/cms_${year}_code_descriptions_tabular_order.zip`), {
    filter: (file) => file.name.endsWith(name),
  })
  const [file] = Object.values(files)
  return file ? strFromU8(file) : ''
}

describe('the starter set stands on its own', () => {
  const releases = starterReleases()
  const flagOf = (edition: string, code: string) => starterCodes(edition).find((each) => each.code === code)?.billable

  test('it has three fiscal years, each naming its days and its source', () => {
    expect(releases.map(({ edition, startOn, endOn }) => [edition, startOn, endOn])).toEqual([
      ['2025', '2024-10-01', '2025-09-30'],
      ['2026', '2025-10-01', '2026-09-30'],
      ['2027', '2026-10-01', '2027-09-30'],
    ])
    expect(releases.every(({ source }) => source.includes('CMS'))).toBe(true)
  })
  test('codes stand once and in order, under a header of their own category', () => {
    const list = codes.codes.map(({ code }) => code)
    expect(list).toEqual([...new Set(list)].sort())
    const headers = new Set(list)
    expect(list.filter((code) => code.length > 3 && !headers.has(code.slice(0, 3)))).toEqual([])
  })
  test('a code that a later year divides is billable only before', () => {
    expect([flagOf('2026', 'I420'), flagOf('2027', 'I420'), flagOf('2026', 'I4200'), flagOf('2027', 'I4200')]).toEqual([
      true,
      false,
      undefined,
      true,
    ])
  })
  test('every code of the demo is a billable code of its year', () => {
    const billable = new Map(
      releases.map(({ edition }) => [
        `icd10cm:${edition}`,
        new Set(
          starterCodes(edition)
            .filter(({ billable }) => billable)
            .map(({ code }) => code),
        ),
      ]),
    )
    const lines = theDemo(1200).encounters.flatMap((each) => [
      ...each.lines,
      ...each.queries.flatMap(({ versions, reconciliation }) => [
        ...versions.flatMap(({ linesBefore }) => linesBefore),
        ...(reconciliation?.linesAfter ?? []),
      ]),
    ])
    expect(lines.length).toBeGreaterThan(5000)
    expect([
      ...new Set(
        lines
          .filter(({ code, release }) => !billable.get(release)?.has(code))
          .map(({ code, release }) => `${code} ${release}`),
      ),
    ]).toEqual([])
  })
  test('every code that a scenario can give is in it', () => {
    const known = new Set(codes.codes.map(({ code }) => code))
    const named = PROBLEMS.flatMap((spec) => [
      ...spec.codes.vague,
      ...spec.codes.exact,
      ...(spec.codes.always ?? []),
      ...(spec.query?.options.flatMap((option) => option.codes ?? []) ?? []),
      ...Object.values(spec.variants ?? {}).flatMap((variant) =>
        Object.entries(variant)
          .filter(([name]) => /code$/i.test(name))
          .map(([, code]) => code),
      ),
    ])
    const plain = named
      .flatMap((each) => each.split('+'))
      .map((each) => each.split(':')[0] ?? '')
      .filter((code) => code !== '' && !code.includes('{'))
    expect(plain.length).toBeGreaterThan(150)
    expect([...new Set(plain.filter((code) => !known.has(code)))]).toEqual([])
  })
})

describe.skipIf(!existsSync(DATA))(
  'the starter set agrees with the official tables (skipped without ../shared/data)',
  () => {
    test.each(['2025', '2026', '2027'])('codes, flags and titles of fiscal year %s', (edition) => {
      const official = orderFile(edition)
      const own = starterCodes(edition)
      const differing = own.filter(({ code, billable, short, long }) => {
        const row = official.get(code)
        const isSameTitle = edition !== '2027' || (row?.short === short && row?.long === long)
        return row === undefined || row.billable !== billable || !isSameTitle
      })
      expect(differing.map(({ code }) => code)).toEqual([])
      const named = new Set(own.map(({ code }) => code))
      expect(codes.codes.filter(({ code }) => official.has(code) && !named.has(code))).toEqual([])
    })
    test('DRG weights and mean stays', () => {
      const official = new Map(table('msdrg/msdrg_v43.1_drg_weights_fy2026.csv').map((cells) => [cells[0], cells]))
      const wrong = drgs.rows.filter(({ drg, weightX10000, meanStayX10000 }) => {
        const cells = official.get(drg) ?? []
        const [weight, stay] = [cells[cells.length - 2] ?? '', cells[cells.length - 1] ?? '']
        const same = (cell: string, value: number | null) =>
          (cell === '' ? null : Math.round(Number(cell) * 10_000)) === value
        return !same(weight, weightX10000) || !same(stay, meanStayX10000)
      })
      expect(drgs.rows.length).toBeGreaterThan(200)
      expect(wrong).toEqual([])
    })
    test('CC and MCC levels: none missing, none added', () => {
      const official = new Map(
        table('msdrg/msdrg_v43.1_cc_mcc.csv').map(([code = '', level, alive]) => [
          code,
          { level, onlyIfAlive: alive === 'Y' },
        ]),
      )
      const own = new Map(severity.rows.map(({ code, level, onlyIfAlive }) => [code, { level, onlyIfAlive }]))
      for (const { code, billable } of codes.codes)
        if (billable) expect([code, own.get(code)]).toEqual([code, official.get(code)])
    })
    test('the medical DRGs of each principal diagnosis', () => {
      const official = new Map(
        table('msdrg/msdrg_v43.1_medical_drg_by_pdx.csv.gz').map(([code = '', mdc, none, cc, mcc, back]) => [
          code,
          back === 'OK' ? { mdc, drgs: { none, cc, mcc } } : { mdc: null, drgs: null },
        ]),
      )
      for (const { code, mdc, drgs: triple } of principals.rows)
        expect([code, { mdc, drgs: triple }]).toEqual([code, official.get(code)])
    })
    test('exclusions, as far as the starter codes go', () => {
      const official = new Map(
        table('msdrg/msdrg_v43.1_cc_exclusions_pdx_to_group.csv.gz').map(([code = '', group]) => [code, Number(group)]),
      )
      const members = new Map(
        table('msdrg/msdrg_v43.1_cc_exclusion_group_members.csv.gz').map(([group = '', list = '']) => [
          Number(group),
          new Set(list.split(' ')),
        ]),
      )
      const counted = severity.rows.map(({ code }) => code)
      for (const { principal, group } of exclusions.rows) expect(official.get(principal)).toBe(group)
      for (const { group, excluded } of groups.rows)
        expect(excluded).toEqual(counted.filter((code) => members.get(group)?.has(code)))
    })
    test('HCC mapping and coefficients', () => {
      const rows = new Set(table('hcc/cms_hcc_icd10_mapping_py2026.csv').map((cells) => cells.join(',')))
      expect(mapping.rows.filter(({ code, hcc, model }) => !rows.has(`${code},${hcc},${model}`))).toEqual([])
      const factors = new Map(
        table('hcc/cms_hcc_coefficients_py2026.csv').map(([name, factor, model]) => [
          `${name},${model}`,
          Math.round(Number(factor) * 10_000),
        ]),
      )
      expect(
        coefficients.rows.filter(({ name, model, factorX10000 }) => factors.get(`${name},${model}`) !== factorX10000),
      ).toEqual([])
    })
    test('a present-on-admission mark stands on no exempt code', () => {
      const exempt = new Set(text('icd10cm/poa_exempt_codes_fy2026.txt.gz').split(/\r?\n/))
      const lines = theDemo(1200)
        .encounters.filter(({ encounter }) => encounter.class === 'inpatient')
        .flatMap((each) => each.lines)
      const marked = lines.filter(({ code, presentOnAdmission }) => (presentOnAdmission === null) !== exempt.has(code))
      expect([...new Set(marked.map(({ code }) => code))]).toEqual([])
    })
  },
)

import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { activateRelease, rollBackRelease } from '#app/services/codes/change-release.server.ts'
import { diffReleases } from '#app/services/codes/diff-releases.server.ts'
import { importReleases } from '#app/services/codes/import-releases.server.ts'
import { listSpecificity, specificityOn } from '#app/services/codes/list-specificity.server.ts'
import { referenceStatus } from '#app/services/codes/reference-status.server.ts'
import { searchCodes } from '#app/services/codes/search-codes.server.ts'
import { titlesOf } from '#app/services/codes/titles.server.ts'
import { findActiveRelease, listReferenceRows } from '#db/releases.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aFile, aFolder, hcpcsList } from './files.ts'

const NAME = 'hcpcs_2026_oct.csv'
const BY = { by: 'mara', activate: true }

async function imported(context: ReturnType<typeof aContext>, paths: string[], options = BY) {
  const outcome = await importReleases(context, paths, options)
  if (!outcome.ok) throw new Error(`missing: ${outcome.missing}`)
  return outcome.results
}

const descriptionOf = async (context: ReturnType<typeof aContext>, code: string) => {
  const active = await findActiveRelease(context.db, { kind: 'hcpcs', edition: '2026-10' })
  const rows = active ? await listReferenceRows(context.db, active.id, 'codes') : []
  return rows.find(([key]) => key === code)?.[1]
}

describe('a whole file', () => {
  test('comes into force with its totals, dates and an entry in the audit trail', async () => {
    const context = aContext()
    const [result] = await imported(context, [aFile(aFolder(), NAME, hcpcsList())])
    expect(result).toMatchObject({ release: 'hcpcs:2026-10', state: 'activated', totals: { codes: 8_000 } })
    expect(await referenceStatus(context)).toMatchObject([
      { release: 'hcpcs:2026-10', state: 'active', startOn: '2026-10-01', endOn: '2026-12-31' },
    ])
    expect(await descriptionOf(context, 'A0042')).toBe('Item 42, each')
  })
  test.each([
    ['a .gz', 'hcpcs_2026_oct.csv.gz', (text: string): Uint8Array => gzipSync(text)],
    ['a .zip', 'codes.zip', (text: string): Uint8Array => zipSync({ [NAME]: new TextEncoder().encode(text) })],
  ])('is read out of %s', async (_, name, pack) => {
    const context = aContext()
    const [result] = await imported(context, [aFile(aFolder(), name, pack(hcpcsList()))])
    expect(result).toMatchObject({ release: 'hcpcs:2026-10', state: 'activated' })
  })
  test('taken in again changes nothing', async () => {
    const context = aContext()
    const path = aFile(aFolder(), NAME, hcpcsList())
    await imported(context, [path])
    expect(await imported(context, [path])).toMatchObject([{ state: 'unchanged' }])
    expect(await referenceStatus(context)).toHaveLength(1)
  })
  test('of the same edition with other rows takes the place of the first, and can be rolled back', async () => {
    const context = aContext()
    const folder = aFolder()
    await imported(context, [aFile(folder, NAME, hcpcsList())])
    await imported(context, [aFile(folder, NAME, hcpcsList(8_000, 'Corrected item'))])
    expect(await descriptionOf(context, 'A0001')).toBe('Corrected item 1, each')
    const back = await rollBackRelease(context, { release: 'hcpcs:2026-10', by: 'mara' })
    expect(back).toMatchObject({ ok: true, value: { restored: expect.any(String) } })
    expect(await descriptionOf(context, 'A0001')).toBe('Item 1, each')
    expect((await referenceStatus(context)).map(({ state }) => state).sort()).toEqual(['active', 'rolled-back'])
  })
  test('can be staged, compared and activated later', async () => {
    const context = aContext()
    const folder = aFolder()
    await imported(context, [aFile(folder, NAME, hcpcsList())])
    const changed = `${hcpcsList().replace('Item 7, each', 'Item seven')}\nB4000,New`
    const [staged] = await imported(context, [aFile(folder, NAME, changed)], { by: 'mara', activate: false })
    const key = staged && 'releaseKey' in staged ? staged.releaseKey : ''
    expect(staged).toMatchObject({ state: 'staged' })
    expect(await descriptionOf(context, 'A0007')).toBe('Item 7, each')
    expect(await diffReleases(context, 'hcpcs:2026-10', key)).toMatchObject({
      ok: true,
      value: { tables: { codes: { added: [['B4000', 'New']], deleted: [], revised: [{ key: 'A0007' }] } } },
    })
    expect(await activateRelease(context, { key, by: 'mara' })).toEqual({ ok: true, value: 'hcpcs:2026-10' })
    expect(await descriptionOf(context, 'A0007')).toBe('Item seven')
    expect(await activateRelease(context, { key, by: 'mara' })).toEqual({ ok: false, error: 'not-staged' })
  })
})

/** A zip whose second file was renamed to its first: no honest tool makes one. */
function twice(name: string, text: string): Buffer {
  const other = `x${name.slice(1)}`
  const bytes = Buffer.from(zipSync({ [name]: Buffer.from(text), [other]: Buffer.from(text) }))
  for (let at = bytes.indexOf(other); at !== -1; at = bytes.indexOf(other, at)) bytes.write(name, at)
  return bytes
}

describe('refused whole, and what was in force stays', () => {
  const good = hcpcsList()
  test.each([
    ['an excerpt', NAME, hcpcsList(20), 'partial'],
    ['a code twice', NAME, good.replace('A0100,', 'A0099,'), 'faulty'],
    ['a dental code, which is not ours to hold', NAME, good.replace('A0100,', 'D0100,'), 'faulty'],
    ['a damaged line', NAME, good.replace('A0100,"', 'A01'), 'faulty'],
    [
      'bytes that are not UTF-8',
      NAME,
      Buffer.concat([Buffer.from(good), Buffer.from([0x0a, 0x41, 0xe9, 0x2c])]),
      'faulty',
    ],
    ['control characters', NAME, `${good}\u0000\u0001`, 'unreadable'],
    ['an archive that is cut off', 'codes.zip', zipSync({ [NAME]: Buffer.from(good) }).slice(0, 900), 'unreadable'],
    ['a .gz that is cut off', 'hcpcs_2026_oct.csv.gz', gzipSync(good).subarray(0, 5_000), 'unreadable'],
    [
      'an archive that explodes',
      'bomb.zip',
      zipSync({ 'hcpcs_2026_oct.csv': new Uint8Array(40_000_000) }),
      'unreadable',
    ],
    [
      'an archive in an archive',
      'outer.zip',
      zipSync({ 'codes.zip': zipSync({ [NAME]: Buffer.from(good) }) }),
      'unreadable',
    ],
    ['an archive with two files of one name', 'two.zip', twice(NAME, good), 'unreadable'],
    ['a .gz that explodes', 'bomb.csv.gz', gzipSync(Buffer.alloc(40_000_000)), 'unreadable'],
    ['no year anywhere', 'hcpcs.csv', good, 'no-edition'],
    ['a file that nobody publishes', 'shopping.csv', 'milk,2\nbread,1\n', 'unknown'],
  ])('%s', async (_, name, content, refused) => {
    const context = aContext()
    await imported(context, [aFile(aFolder(), NAME, good)])
    const [result] = await imported(context, [aFile(aFolder(), name, content)])
    expect(result).toMatchObject({ refused, faults: [{ line: expect.any(Number), why: expect.any(String) }] })
    expect(await descriptionOf(context, 'A0100')).toBe('Item 100, each')
    expect(await referenceStatus(context)).toHaveLength(1)
  })
  test('the line of a fault is told', async () => {
    const context = aContext()
    const [result] = await imported(context, [aFile(aFolder(), NAME, good.replace('A0100,"', 'A01'))])
    expect(result).toMatchObject({ faults: [{ line: 102 }] })
  })
  test('a path that is not there', async () => {
    expect(await importReleases(aContext(), ['/nowhere/at/all'], BY)).toEqual({ ok: false, missing: '/nowhere/at/all' })
  })
})

describe('without an official set', () => {
  test('search and specificity use the starter set and say so', async () => {
    const context = aContext()
    expect(await searchCodes(context, 'chf')).toMatchObject({
      isStarter: true,
      codes: [{ code: 'I509' }, ...new Array(19).fill(expect.anything())],
    })
    const listed = await listSpecificity(context, 2026)
    expect(listed).toMatchObject({ isStarter: true, release: 'icd10cm:2026' })
    expect(listed.codes.find(({ code }) => code === 'I5020')?.alternatives).toEqual(['I5021', 'I5022', 'I5023'])
  })
  test('titles of coded lines come from it; a code that it does not hold has none', async () => {
    const titles = await titlesOf(aContext(), [
      { code: 'I509', release: 'icd10cm:2026' },
      { code: 'Y9999', release: 'icd10cm:2026' },
    ])
    expect([...titles]).toEqual([['I509', 'Heart failure, unspecified']])
  })
})

const DATA = '../shared/data/icd10cm'
describe.skipIf(!existsSync(DATA))(
  `the official files${existsSync(DATA) ? '' : ` (skipped: ${DATA} is not here)`}`,
  () => {
    test('come in by one call; the addenda make fiscal year 2027 out of 2026', { timeout: 120_000 }, async () => {
      const context = aContext()
      const results = await imported(context, [
        `${DATA}/cms_2026_code_descriptions_tabular_order.zip`,
        `${DATA}/icd10cm_order_addenda_2027.txt`,
      ])
      expect(results.filter((it) => 'release' in it)).toMatchObject([
        { release: 'icd10cm:2026', totals: { billable: 74_719, headers: 23_467 } },
        { release: 'icd10cm:2027', totals: { billable: 74_879, headers: 23_524 } },
      ])
      expect(await searchCodes(context, 'type 2 dm ckd', { on: '2026-09-30' })).toMatchObject({
        release: 'icd10cm:2026',
        codes: [{ code: 'E1122' }],
      })
      expect(await searchCodes(context, 'D69.1', { on: '2026-10-01' })).toMatchObject({
        release: 'icd10cm:2027',
        codes: [{ code: 'D691', billable: false }, ...new Array(2).fill(expect.anything())],
      })
      expect((await specificityOn(context, ['M1710', 'I10'], '2026-01-01')).get('M1710')?.alternatives).toEqual([
        'M1711',
        'M1712',
      ])
      const diff = await diffReleases(context, 'icd10cm:2026', 'icd10cm:2027')
      expect(diff.ok && diff.value.tables.codes?.deleted.length).toBeGreaterThan(0)
      const listed = await listSpecificity(context, 2027)
      expect(listed.codes).toHaveLength(74_879)
    })
  },
)

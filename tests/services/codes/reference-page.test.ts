import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { activateRelease } from '#app/services/codes/change-release.server.ts'
import { importReleases } from '#app/services/codes/import-releases.server.ts'
import { compareReleases, diffLines, readDiffPage } from '#app/services/codes/read-diff-page.server.ts'
import { readReferencePage } from '#app/services/codes/read-reference-page.server.ts'
import { findReferenceRun, listReferenceRuns, runReferenceImport } from '#app/services/codes/reference-runs.server.ts'
import { changeLines } from '#app/services/coding/change-lines.server.ts'
import { keepView } from '#app/services/views/saved-views.server.ts'
import { findEncounter } from '#db/charts.ts'
import { aClinic, PEOPLE } from '#tests/helpers/clinic.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aFile, aFolder, hcpcsList } from './files.ts'

const NAME = 'hcpcs_2026_oct.csv'
const BY = 'rita'

const standings = async (context: ReturnType<typeof aContext>) => {
  const { groups } = await readReferencePage(context)
  return Object.fromEntries(groups.flatMap(({ kinds }) => kinds.map(({ kind, standing }) => [kind, standing])))
}

describe('an upload', () => {
  test('is staged with a report, and comes into force only when it is activated', async () => {
    const context = aContext()
    const folder = aFolder()
    aFile(folder, NAME, hcpcsList())
    await runReferenceImport(context, { folder, id: 'run-1', name: NAME, by: BY })
    const run = await findReferenceRun(context, 'run-1')
    expect(run).toMatchObject({
      state: 'done',
      files: [{ file: NAME, outcome: 'staged', release: 'hcpcs:2026-10', totals: { codes: 8_000 } }],
    })
    expect(await standings(context)).toMatchObject({ hcpcs: 'missing', icd10cm: 'starter' })
    const page = await readReferencePage(context)
    expect(page.staged).toMatchObject([{ kind: 'hcpcs', edition: '2026-10', before: null }])
    await activateRelease(context, { key: page.staged[0]?.key ?? '', by: BY })
    expect(await standings(context)).toMatchObject({ hcpcs: 'official', icd10cm: 'starter' })
  })

  test('that is refused says the line and the reason, and leaves what is in force', async () => {
    const context = aContext()
    const folder = aFolder()
    aFile(folder, NAME, hcpcsList().replace('A0007,"Item 7, each"', 'A0006,"Item 7, each"'))
    await runReferenceImport(context, { folder, id: 'run-2', name: NAME, by: BY })
    expect(await findReferenceRun(context, 'run-2')).toMatchObject({
      state: 'done',
      files: [{ outcome: 'refused', why: 'faulty', faults: [{ line: 9, why: expect.stringContaining('A0006') }] }],
    })
    expect((await readReferencePage(context)).staged).toEqual([])
  })

  test('is looked for by an id that is one, and by no path', async () => {
    const context = aContext()
    expect(await findReferenceRun(context, '../addendum')).toBeNull()
    expect(await listReferenceRuns(context)).toEqual([])
  })
})

describe('the difference', () => {
  async function twoEditions() {
    const context = aContext()
    const folder = aFolder()
    await importReleases(context, [aFile(folder, NAME, hcpcsList())], { by: BY, activate: true })
    const changed = `${hcpcsList()
      .replace('Item 7, each', 'Item seven')
      .replace(/\nA0042[^\n]*/, '')}\nB4000,New`
    await importReleases(context, [aFile(folder, NAME, changed)], { by: BY, activate: false })
    const { staged } = await readReferencePage(context)
    return { context, to: staged[0]?.key ?? '' }
  }

  test('is shown before a release is activated, against the one it would replace', async () => {
    const { context, to } = await twoEditions()
    const page = await readDiffPage(context, PEOPLE.manager, new URLSearchParams({ to }))
    expect(page).toMatchObject({
      from: { state: 'active' },
      to: { state: 'staged' },
      counts: { added: 1, deleted: 1, revised: 1, touched: 0 },
      shown: 'added',
      rows: [{ key: 'B4000', before: null, after: ['New'] }],
    })
  })

  test.each([
    ['revised', '', ['A0007']],
    ['deleted', 'item 42', ['A0042']],
    ['deleted', 'item 43', []],
  ])('of %s rows can be searched for "%s"', async (show, q, keys) => {
    const { context, to } = await twoEditions()
    const page = await readDiffPage(context, PEOPLE.manager, new URLSearchParams({ to, show, q }))
    expect(page?.rows.map(({ key }) => key)).toEqual(keys)
  })

  test('goes to a spreadsheet, every row', async () => {
    const { context, to } = await twoEditions()
    const compared = await compareReleases(context, { from: '', to })
    if (!compared.ok) throw new Error(compared.error)
    const lines = [...diffLines(compared.value)]
    expect(lines.map(([change, , key]) => [change, key])).toEqual([
      ['change', 'key'],
      ['added', 'B4000'],
      ['deleted', 'A0042'],
      ['revised', 'A0007'],
    ])
  })

  test.each([
    ['a release that is not there', { from: '', to: 'gone' }, 'no-such-release'],
    ['a base that is not there', { from: 'gone', to: 'hcpcs:2026-10' }, 'no-such-release'],
  ])('is refused for %s', async (_, names, error) => {
    const { context } = await twoEditions()
    expect(await compareReleases(context, names)).toEqual({ ok: false, error })
  })
})

const DATA = '../shared/data/icd10cm'
describe.skipIf(!existsSync(DATA))(`the official editions (${DATA})`, () => {
  test('of 2026 and 2027 differ by the published counts, and touch a favourite that was deleted', async () => {
    const context = await aClinic()
    const files = ['cms_2026_code_descriptions_tabular_order.zip', 'icd10cm_order_2027_reconstructed.txt.gz']
    const outcome = await importReleases(
      context,
      files.map((name) => `${DATA}/${name}`),
      { by: BY, activate: true },
    )
    expect(outcome).toMatchObject({ ok: true })
    const before = await readDiffPage(
      context,
      PEOPLE.manager,
      new URLSearchParams({ from: 'icd10cm:2026', to: 'icd10cm:2027', show: 'deleted' }),
    )
    expect(before?.counts.added).toBeGreaterThan(100)
    const gone = before?.rows.find(({ before: cells }) => cells?.[0] === '1')?.key ?? ''
    const names = { from: 'icd10cm:2026', to: 'icd10cm:2027', show: 'touched' }
    const untouched = await readDiffPage(context, PEOPLE.manager, new URLSearchParams({ ...names, q: gone }))
    expect(untouched?.touches.filter(({ code }) => code === gone)).toEqual([])
    await keepView(context, { userId: PEOPLE.coder.id, page: 'codes', name: gone, search: '', isShared: false })
    const touched = await readDiffPage(context, PEOPLE.manager, new URLSearchParams({ ...names, q: gone }))
    expect(touched?.touches).toMatchObject([
      { code: gone, change: 'deleted', urgency: 'soon', favourites: 1, keptBy: [PEOPLE.coder.name], charts: 0 },
    ])
    const line = { code: gone, release: 'icd10cm:2026', presentOnAdmission: null }
    const encounter = await findEncounter(context.db, 'e-1')
    if (!encounter) throw new Error('no encounter')
    await changeLines(context, { encounter, version: 1, lines: [line], stage: 'working', userId: PEOPLE.coder.id })
    const ask = (who: typeof PEOPLE.manager) => readDiffPage(context, who, new URLSearchParams({ ...names, q: gone }))
    expect((await ask(PEOPLE.manager))?.touches).toMatchObject([{ charts: 1, openable: [{ id: 'e-1' }] }])
    expect((await ask(PEOPLE.administrator))?.touches, 'opens no charts').toMatchObject([{ charts: 1, openable: [] }])
  }, 240_000)
})

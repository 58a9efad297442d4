import { describe, expect, test } from 'vitest'
import type { ParsedRelease } from '#app/domain/codes/release.ts'
import { stayGrouper } from '#app/services/payment/group-stay.server.ts'
import { memberScorer } from '#app/services/payment/score-member.server.ts'
import { drgTablesOn, hccTablesOf } from '#app/services/payment/tables.server.ts'
import { commit } from '#db/commit.ts'
import { addPages, addRelease, findReleaseById, moveRelease, pagesOf } from '#db/releases.ts'
import { starterPaymentReleases } from '#db/starter-payment.ts'
import { hasSharedData, released, sharedText, WITHOUT } from '#tests/domain/payment/shared-data.ts'
import { aContext } from '#tests/helpers/context.ts'

type Home = ReturnType<typeof aContext>

/** Puts a release in force as the import does: its row, and its pages. */
async function activate({ db, now, newId }: Home, { tables, ...release }: ParsedRelease): Promise<string> {
  const id = newId()
  const at = now()
  const kept = {
    id,
    ...release,
    state: 'active' as const,
    digest: id,
    fileName: 'test',
    importedAt: at,
    importedBy: 'test',
    activatedAt: at,
    replacesId: null,
  }
  const rows = tables.rows ?? []
  await commit(db, {
    writes: [addRelease(kept), ...addPages(id, pagesOf('rows', rows))],
    audit: [{ what: 'reference.activated', who: 'test', at, onId: id }],
  })
  return id
}

const starter = () => starterPaymentReleases()
const sameAs = (kind: string, edition: string, days: { startOn: string; endOn: string }): ParsedRelease => {
  const release = starter().find((one) => one.kind === kind)
  if (!release) throw new Error(kind)
  return { ...release, edition, ...days }
}
const NEXT_YEAR = { startOn: '2026-10-01', endOn: '2027-09-30' }
const DRG_KINDS = [
  'msdrg-drgs',
  'msdrg-severity',
  'msdrg-exclusion-principals',
  'msdrg-exclusion-groups',
  'msdrg-principals',
]
const copd = { id: 1, principal: 'J441', secondary: ['I5021'], discharge: '2026-11-02' }

describe('imported tables', () => {
  test('count from the day on which they begin, and no longer say that they are the starter set', async () => {
    const home = aContext()
    for (const kind of DRG_KINDS) await activate(home, sameAs(kind, '44.0', NEXT_YEAR))
    const { grouped } = await stayGrouper(home.db)(copd)
    expect(grouped).toMatchObject({
      drg: '190',
      release: 'msdrg:44.0',
      basis: expect.stringMatching(/^MS-DRG 44\.0; /),
    })
    expect(await stayGrouper(home.db)({ ...copd, discharge: '2026-09-30' })).toMatchObject({ grouped: { drg: null } })
  })

  test('of which a part is missing do not count: the starter set answers as a whole', async () => {
    const home = aContext()
    for (const kind of DRG_KINDS.slice(0, 4)) await activate(home, sameAs(kind, '44.0', NEXT_YEAR))
    expect(await drgTablesOn(home.db, null)).toMatchObject({ edition: '43.1', isStarter: true })
  })

  test('that are rolled back stop counting at once', async () => {
    const home = aContext()
    const ids: string[] = []
    for (const kind of DRG_KINDS) ids.push(await activate(home, sameAs(kind, '44.0', NEXT_YEAR)))
    expect((await stayGrouper(home.db)(copd)).grouped.drg).toBe('190')
    const kept = await findReleaseById(home.db, ids[1] ?? '')
    if (!kept) throw new Error('The release is not there.')
    const audit = { what: 'reference.rolled-back' as const, who: 'test', at: home.now(), onId: kept.id }
    await commit(home.db, { writes: [moveRelease(kept, { state: 'rolled-back' })], audit: [audit] })
    expect((await stayGrouper(home.db)(copd)).grouped).toMatchObject({
      drg: null,
      basis: expect.stringMatching(/^Not grouped: no MS-DRG tables/),
    })
  })

  test('are built once and shared', async () => {
    const home = aContext()
    const [first, second] = await Promise.all([drgTablesOn(home.db, null), drgTablesOn(home.db, '2026-05-01')])
    expect(first?.tables).toBe(second?.tables)
    expect((await hccTablesOf(home.db, 2026))?.tables).toBe((await hccTablesOf(home.db, null))?.tables)
  })
})

describe.skipIf(!hasSharedData)(`the official tables out of the database${WITHOUT}`, () => {
  test('group the worked pairs and score as the files do', async () => {
    const home = aContext()
    const files = [
      'msdrg/msdrg_v43.1_drg_weights_fy2026.csv',
      'msdrg/msdrg_v43.1_cc_mcc.csv',
      'msdrg/msdrg_v43.1_cc_exclusions_pdx_to_group.csv.gz',
      'msdrg/msdrg_v43.1_cc_exclusion_group_members.csv.gz',
      'msdrg/msdrg_v43.1_medical_drg_by_pdx.csv.gz',
      'hcc/cms_hcc_icd10_mapping_py2026.csv',
      'hcc/cms_hcc_coefficients_py2026.csv',
      'hcc/cms_hcc_hierarchies.csv',
      'hcc/cms_hcc_labels.csv',
    ]
    for (const file of files) await activate(home, released(file))
    const cases = sharedText('msdrg/drg_query_impact_examples_v43.1.csv').trim().split('\n').slice(1)
    for (const line of cases) {
      const [id, , age, sex, , , , , , , principal, secondary = '', discharge, drg, weight, severity] = line.split(',')
      const { grouped } = await stayGrouper(home.db)({
        id,
        principal,
        secondary: secondary.split(' ').filter(Boolean),
        age,
        sex,
        discharge,
      })
      expect(grouped).toMatchObject({ id, drg, weight: Number(weight), severity, release: 'msdrg:43.1' })
    }
    const { scored } = await memberScorer(home.db)({
      id: 'm',
      codes: ['I5023', 'E1122', 'N184'],
      age: 80,
      sex: 'F',
      segment: 'CFA',
    })
    expect(scored).toMatchObject({ hccs: ['37', '224', '327'], release: 'hcc:2026' })
    expect(scored.basis).not.toContain('starter')
  }, 60_000)
})

import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import { importCharts } from '#app/services/intake/import-charts.server.ts'
import { exportAll } from '#app/services/keeping/export-all.server.ts'
import { holdPatient, liftPatient } from '#app/services/keeping/hold-patient.server.ts'
import { planPurge } from '#app/services/keeping/plan-purge.server.ts'
import { purge } from '#app/services/keeping/purge.server.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { holdQuery } from '#app/services/query/hold-query.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { commit } from '#db/commit.ts'
import { documents, encounters, results } from '#db/schema/encounter.ts'
import { tombstones } from '#db/schema/keeping.ts'
import { queries, queryVersions } from '#db/schema/query.ts'
import { aContext } from '#tests/helpers/context.ts'
import { anOpenQuery, aWard, caseOf, PEOPLE } from '#tests/helpers/query-ward.ts'

const away = mkdtempSync(join(tmpdir(), 'addendum-export-'))
afterAll(() => rmSync(away, { recursive: true, force: true }))

type TestContext = ReturnType<typeof aContext>
let context: TestContext
beforeEach(async () => {
  context = aContext()
  await aWard(context, ['e1', 'e2'])
  const source = (id: string) => ({ sourceSystem: 'test', sourceId: id })
  const endAt = new Date('2026-09-12T10:00:00Z')
  const ofStay = (id: string) => ({ encounterId: id, patientId: 'p1' })
  await commit(context.db, {
    writes: [
      (tx) => tx.update(encounters).set({ endAt }),
      ...['e1', 'e2'].flatMap((id) => [
        (tx: Parameters<Parameters<typeof commit>[1]['writes'][number]>[0]) =>
          tx.insert(documents).values({
            id: `d-${id}`,
            ...source(`d-${id}`),
            ...ofStay(id),
            type: 'Progress note',
            authorRole: 'provider' as const,
            writtenAt: endAt,
            text: 'Mary Roe walks.',
          }),
        (tx: Parameters<Parameters<typeof commit>[1]['writes'][number]>[0]) =>
          tx.insert(results).values({
            id: `r-${id}`,
            ...source(`r-${id}`),
            ...ofStay(id),
            kind: 'laboratory' as const,
            name: 'Creatinine',
            value: 2.4,
            unit: 'mg/dL',
            takenAt: endAt,
          }),
      ]),
    ],
    audit: [{ what: 'chart.imported', who: 'terminal', at: context.now() }],
  })
})

async function anAnsweredQuery(id: string, encounterId: string): Promise<void> {
  await anOpenQuery(context, { id, encounterId, providerId: 'dr-osei' })
  const loaded = await caseOf(context, PEOPLE.osei, id)
  const given = { optionIds: ['o1'], words: '', comment: '' }
  const done = await answer(context, loaded, { user: PEOPLE.osei, wordingNumber: 1, given })
  if (!done.ok) throw new Error(done.error)
}
const inYears = (years: number) => {
  context.clock.at = new Date(Date.UTC(2026 + years, 8, 20))
}

/** Every table but the trail and the tombstones that still holds one of these ids in any column. */
function tablesHolding(...ids: string[]): string[] {
  const { $client } = context.db
  const names = $client
    .prepare<[], string>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '%fts%'",
    )
    .pluck()
    .all()
  return names.filter((name) => {
    if (['audit_entries', 'tombstones', 'changes', 'outbox'].includes(name)) return false
    const columns = $client.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(name)
    return columns.some((column) =>
      ids.some((id) => $client.prepare(`select 1 from "${name}" where "${column}" = ?`).get(id) !== undefined),
    )
  })
}

describe('a purge', () => {
  test('takes nothing before the years are over, and says why', async () => {
    inYears(9)
    expect(await planPurge(context)).toMatchObject({ due: 0, kept: {} })
    expect(await purge(context, 'u-admin')).toEqual({ stays: 0, queries: 0, patients: 0, held: 0 })
  })

  test('takes a stay with its answered query out of every table, and leaves entries and tombstones', async () => {
    await anAnsweredQuery('q1', 'e1')
    await takeInFeed(context)
    expect(tablesHolding('q1').length).toBeGreaterThan(3)
    inYears(11)
    expect(await planPurge(context)).toMatchObject({ due: 1, queries: 0, kept: { 'query-not-ended': 1 } })
    context.clock.at = new Date('2026-09-14T11:00:00Z')
    await commit(context.db, {
      writes: [(tx) => tx.update(queries).set({ state: 'closed', endedAt: context.now() })],
      audit: [{ what: 'query.reconciled', who: 'u-dana', at: context.now() }],
    })
    inYears(11)
    expect(await planPurge(context)).toMatchObject({ due: 2, queries: 1, kept: {} })
    expect(await purge(context, 'u-admin')).toEqual({ stays: 2, queries: 1, patients: 1, held: 0 })
    await takeInFeed(context)
    expect(tablesHolding('e1', 'e2', 'q1', 'p1', 'd-e1', 'r-e1', 'd-e2')).toEqual([])
    const stones = await context.db.select().from(tombstones)
    expect(stones.map(({ id, kind }) => `${kind} ${id}`).sort()).toEqual([
      'patient p1',
      'query q1',
      'stay e1',
      'stay e2',
    ])
    expect(await verifyAudit(context)).toMatchObject({ ok: true })
    expect(context.db.$client.pragma('foreign_key_check')).toEqual([])
    const search = context.db.$client.prepare("select count(*) from patients_fts where patients_fts match 'roe'")
    expect(search.pluck().get()).toBe(0)
  })

  test('leaves what is held, by the patient or by a query, until the hold is lifted', async () => {
    const held = await holdPatient(context, { userId: 'u-max', patient: 'p1', reason: 'Claim 7' })
    if (!held.ok) throw new Error(held.error)
    inYears(11)
    expect(await planPurge(context)).toMatchObject({ due: 0, kept: { 'legal-hold': 2 } })
    expect(await purge(context, 'u-admin')).toMatchObject({ stays: 0 })
    expect((await liftPatient(context, { userId: 'u-max', holdId: held.value, reason: 'Settled' })).ok).toBe(true)
    expect(await purge(context, 'u-admin')).toMatchObject({ stays: 2, patients: 1 })
  })

  test('a held query keeps its stay', async () => {
    await anAnsweredQuery('q1', 'e1')
    const loaded = await caseOf(context, PEOPLE.max, 'q1')
    expect((await holdQuery(context, loaded, { userId: 'u-max', reason: 'Suit' })).ok).toBe(true)
    inYears(11)
    expect(await planPurge(context)).toMatchObject({ due: 1, kept: { 'legal-hold': 1 } })
    expect(await purge(context, 'u-admin')).toMatchObject({ stays: 1, patients: 0 })
    expect((await context.db.select().from(queryVersions)).length).toBe(1)
  })
})

describe('the database itself refuses', () => {
  test('a tombstone for what is held, and to delete a sent query without one', async () => {
    await anAnsweredQuery('q1', 'e1')
    await holdPatient(context, { userId: 'u-max', patient: 'p1', reason: 'Claim 7' })
    const audit = [{ what: 'retention.purged', who: 'u', at: context.now() }] as const
    const stone = {
      id: 'e1',
      kind: 'stay',
      ofPatient: 'p1',
      purgedAt: context.now(),
      purgedBy: 'u',
      policy: {},
      rows: 0,
    } as const
    const buried = commit(context.db, { writes: [(tx) => tx.insert(tombstones).values(stone)], audit: [...audit] })
    await expect(buried).rejects.toThrow(/held is not purged/)
    for (const table of [queryVersions, queries])
      await expect(commit(context.db, { writes: [(tx) => tx.delete(table)], audit: [...audit] })).rejects.toThrow()
    const rewrite = commit(context.db, { writes: [(tx) => tx.delete(tombstones)], audit: [...audit] })
    await expect(rewrite).rejects.toThrow()
  })
})

test('a hold wants a reason and a patient, and stands once', async () => {
  const hold = (patient: string, reason: string) => holdPatient(context, { userId: 'u-max', patient, reason })
  expect(await hold('p1', ' ')).toEqual({ ok: false, error: 'no-reason' })
  expect(await hold('nobody', 'x')).toEqual({ ok: false, error: 'no-such-patient' })
  expect((await hold('p1', 'x')).ok).toBe(true)
  expect(await hold('p1', 'again')).toEqual({ ok: false, error: 'already-held' })
})

describe('an export of everything', () => {
  test('holds every table but what opens doors, by its hashes, and its FHIR part can be taken in again', async () => {
    await anAnsweredQuery('q1', 'e1')
    const folder = join(away, 'all')
    const made = await exportAll(context, { folder, by: 'terminal' })
    expect(made.ok).toBe(true)
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    for (const { file, sha256, rows } of manifest.files) {
      const bytes = readFileSync(join(folder, file))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      expect(bytes.toString('utf8').split('\n').length - 1).toBe(rows)
    }
    const names = manifest.files.map(({ file }: { file: string }) => file)
    for (const name of ['queries', 'answers', 'audit_entries', 'users', 'tombstones'])
      expect(names).toContain(`tables/${name}.ndjson`)
    for (const name of ['passwords', 'sign_ins', 'passkeys', 'recovery_codes', 'access_tokens', 'authenticators'])
      expect(manifest.leftOut).toContain(name)
    const other = aContext()
    const taken = await importCharts(other, [join(folder, 'fhir')], { id: 'i1', name: 'again', by: 'terminal' })
    expect(taken).toBeTruthy()
    const counts = ['patients', 'encounters', 'documents', 'results'].map((name) =>
      other.db.$client.prepare(`select count(*) from ${name}`).pluck().get(),
    )
    expect(counts).toEqual([1, 2, 2, 2])
    expect((await other.db.select().from(documents)).map(({ text }) => text)).toEqual([
      'Mary Roe walks.',
      'Mary Roe walks.',
    ])
  })

  test('never overwrites', async () => {
    const folder = join(away, 'twice')
    expect((await exportAll(context, { folder, by: 'terminal' })).ok).toBe(true)
    expect(await exportAll(context, { folder, by: 'terminal' })).toEqual({ ok: false, error: 'folder-not-empty' })
  })
})

import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import { listEntriesAfter, listWrittenAfter, walkEntriesAfter } from '#db/audit.ts'
import { commit } from '#db/commit.ts'
import { aContext } from '#tests/helpers/context.ts'

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '"',
    "'",
    '\\',
    '\0',
    '\b\f\n\r\t\v',
    '\x1f\x7f\x80',
    '\u2028\u2029\ufeff',
    '😀',
    '{"a":1}',
    '12',
    '1.0',
  ),
)
const entry = fc.record({
  who: words,
  onId: fc.option(words),
  patientId: fc.option(words),
  encounterId: fc.option(words),
  detail: fc.dictionary(fc.string(), words),
})

test('SQLite writes an entry down letter for letter as its seal was made of it', async () => {
  const context = aContext()
  const cases = fc.sample(entry, { numRuns: 300, seed: 7 })
  for (const [n, one] of cases.entries()) {
    const sealed: AuditEntry = { what: 'chart.viewed', at: new Date(n * 86_400_000 * 400 - 1), ...one }
    await commit(context.db, { writes: [], audit: [sealed] })
  }
  const lines = listWrittenAfter(context.db, 0, 1000)
  const rows = await listEntriesAfter(context.db, 0, 1000)
  expect(lines).toHaveLength(cases.length)
  const written = rows.map(({ seal, previous, seq, what, who, at, onId, patientId, encounterId, detail }) => {
    const text = JSON.stringify([previous, seq, what, who, at.getTime(), onId, patientId, encounterId, detail])
    return `${seal}${text}`
  })
  expect(lines).toEqual(written)
  expect(await verifyAudit(context)).toMatchObject({ ok: true, entries: cases.length })
})

/** What changes how a value is stored and, to a reader of JSON, nothing else. */
const DISGUISES: [string, string][] = [
  ['who as bytes', 'who = cast(who as blob)'],
  ['who as binary JSON', `who = jsonb('"u1"')`],
  ['what as bytes', 'what = cast(what as blob)'],
  ['the record as binary JSON', `on_id = jsonb('"e5"')`],
  ['the patient as bytes', 'patient_id = cast(patient_id as blob)'],
  ['nothing as binary JSON', `encounter_id = jsonb('null')`],
  ['the detail as bytes', 'detail = cast(detail as blob)'],
  ['the moment as binary JSON', 'at = jsonb(at)'],
  ['the moment as words', `at = at || 'x'`],
  ['the seal as bytes', 'seal = cast(seal as blob)'],
  ['the link as bytes', 'previous = cast(previous as blob)'],
]

test.each(DISGUISES)('%s is located like any other edit', async (_name, set) => {
  const context = aContext()
  for (let n = 1; n <= 9; n++)
    await commit(context.db, {
      writes: [],
      audit: [{ what: 'chart.viewed', who: 'u1', at: context.now(), onId: `e${n}`, patientId: 'p1', detail: { n } }],
    })
  const attacker = new Database(join(context.settings.dataFolder, 'addendum.db'))
  attacker.exec(`drop trigger audit_entries_no_update; update audit_entries set ${set} where seq = 5`)
  attacker.close()
  const { ok, firstBroken } = await verifyAudit(context)
  expect(ok).toBe(false)
  expect(firstBroken?.seq).toBe(5)
})

test('a walk by texts and one by fields end alike', async () => {
  const context = aContext()
  for (let n = 1; n <= 30; n++)
    await commit(context.db, { writes: [], audit: [{ what: 'audit.viewed', who: 'u1', at: context.now() }] })
  const seen: number[] = []
  expect(walkEntriesAfter(context.db, 10, 15, ({ seq }) => void seen.push(seq))).toBe(15)
  expect(seen).toEqual(Array.from({ length: 15 }, (_, n) => n + 11))
  expect(listWrittenAfter(context.db, 10, 15)).toHaveLength(15)
})

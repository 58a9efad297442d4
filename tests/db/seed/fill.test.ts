import { count, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { startVerification } from '#app/domain/audit/chain.ts'
import { asDraft } from '#app/domain/query/as-draft.ts'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { documentedDiagnoses } from '#app/domain/query/documented.ts'
import { fillDemoHospital } from '#app/services/demo/fill.server.ts'
import { auditEntries } from '#db/schema/audit.ts'
import { codedLines, documents, encounters, results } from '#db/schema/encounter.ts'
import { changes } from '#db/schema/feed.ts'
import { providers, users } from '#db/schema/identity.ts'
import { outbox } from '#db/schema/outbox.ts'
import { answers, queries, queryEvents, queryVersions, reconciliations } from '#db/schema/query.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { buildDemoHospital } from '#db/seed/hospital.ts'
import { aContext } from '#tests/helpers/context.ts'
import { NOW, SEED } from './demo.ts'

const OPTIONS = { seed: SEED, now: NOW, encounters: 90 }

describe('the demo fills an empty database', () => {
  test('with what the hospital has, no more and no less', async () => {
    const { db } = aContext()
    const steps: number[] = []
    const filled = await fillDemo(db, OPTIONS, (done) => steps.push(done))
    const made = [...buildDemoHospital({ ...OPTIONS, check: checkDraft }).encounters()]
    const asked = made.flatMap((each) => each.queries)
    const counted = async (table: Parameters<ReturnType<typeof db.select>['from']>[0]) =>
      (await db.select({ n: count() }).from(table))[0]?.n
    expect(filled).toMatchObject({ encounters: 90, queries: asked.length })
    expect(steps.at(-1)).toBe(90)
    expect(await counted(encounters)).toBe(90)
    expect(await counted(providers)).toBe(40)
    expect(await counted(users)).toBe(51)
    expect(await counted(documents)).toBe(made.reduce((sum, each) => sum + each.documents.length, 0))
    expect(await counted(results)).toBe(made.reduce((sum, each) => sum + each.results.length, 0))
    expect(await counted(codedLines)).toBe(made.reduce((sum, each) => sum + each.lines.length, 0))
    expect(await counted(queries)).toBe(asked.length)
    expect(await counted(queryVersions)).toBe(asked.reduce((sum, each) => sum + each.versions.length, 0))
    expect(await counted(queryEvents)).toBe(asked.reduce((sum, each) => sum + each.events.length, 0))
    expect(await counted(answers)).toBe(asked.filter(({ answer }) => answer).length)
    expect(await counted(reconciliations)).toBe(asked.filter(({ reconciliation }) => reconciliation).length)
    expect(await counted(changes)).toBeGreaterThanOrEqual(90 + asked.length)
  })

  test('each query that waits has its letter in the mailbox, with a link to where the portal is', async () => {
    const context = aContext()
    const filled = await fillDemoHospital(context, { encounters: 90, seed: 'letters' })
    const letters = await context.db.select().from(outbox)
    const waiting = await context.db.select().from(queries).where(eq(queries.state, 'open'))
    expect(filled.ok && filled.value.openQueries).toBeGreaterThan(0)
    expect(letters.map(({ about }) => about).sort()).toEqual(waiting.map(({ id }) => id).sort())
    for (const { state, props, about } of letters) {
      expect(state).toBe('sent')
      expect(props).toMatchObject({ link: expect.stringMatching(`^https?://.+/queries/${about}/answer$`) })
      expect(String((props as Record<string, string>).dueOn)).toMatch(/^\d+ [A-Z][a-z]+, \d\d:\d\d [A-Z]{2,4}/)
    }
  })

  test('the audit trail holds, in order of time, and every row comes back as it was made', async () => {
    const { db } = aContext()
    await fillDemo(db, OPTIONS)
    const chain = startVerification()
    const entries = await db.select().from(auditEntries).orderBy(auditEntries.seq)
    for (const entry of entries) chain.next(entry)
    expect(chain.end(entries.length)).toMatchObject({ ok: true, entries: entries.length })
    const lived = entries.filter(({ what }) => what !== 'demo.filled').map(({ at }) => at.getTime())
    expect(lived.length).toBeGreaterThan(200)
    expect(lived).toEqual([...lived].sort((a, b) => a - b))
    const [made] = [...buildDemoHospital({ ...OPTIONS, check: checkDraft }).encounters()].filter(
      ({ queries: asked }) => asked.length > 0,
    )
    const query = made?.queries[0]?.query
    const [kept] = await db
      .select()
      .from(queries)
      .where(eq(queries.id, query?.id ?? ''))
    expect(kept).toEqual(query)
  })

  test('without notes for great numbers: the same encounters, codes and times of queries', async () => {
    const { db } = aContext()
    const filled = await fillDemo(db, { ...OPTIONS, encounters: 200, detail: 'facts' })
    expect(filled.documents).toBe(0)
    expect(filled.queries).toBeGreaterThan(30)
    expect((await db.select({ n: count() }).from(codedLines))[0]?.n).toBeGreaterThan(500)
  })
})

describe('the demo asks by the rules', () => {
  const made = [...buildDemoHospital({ seed: SEED, now: NOW, encounters: 260, check: checkDraft }).encounters()]
  const asked = made.flatMap((each) => each.queries.map((one) => ({ each, one })))

  test('no query is in it that the rules stop, also by the record itself', () => {
    const stopped = asked.filter(({ each, one: { query } }) => {
      const written = each.documents.filter(({ writtenAt }) => writtenAt <= query.createdAt)
      const chart = {
        documentedDiagnoses: documentedDiagnoses(written, each.problems),
        encounterStart: each.encounter.startAt,
        recipientPart: 'attending' as const,
      }
      return !checkDraft(asDraft(query, chart)).compliant
    })
    expect(stopped.map(({ one: { query, family } }) => `${query.id} ${family}`)).toEqual([])
  })
  test('and the rules cost it few: most queries pass, and most are multiple choice', () => {
    const without = [...buildDemoHospital({ seed: SEED, now: NOW, encounters: 260 }).encounters()].flatMap(
      (each) => each.queries,
    )
    expect(asked.length).toBeGreaterThan(without.length * 0.85)
    expect(asked.filter(({ one: { query } }) => query.wording.kind === 'multiple-choice').length).toBeGreaterThan(
      asked.length * 0.5,
    )
  })
  test('a warning that was let stand has its reason', () => {
    const warned = asked
      .flatMap(({ one: { versions } }) => versions)
      .filter(({ findings }) => findings.some(({ severity }) => severity === 'warn'))
    expect(
      warned.every(
        ({ findings, overrides }) =>
          overrides.length === findings.filter(({ severity }) => severity === 'warn').length &&
          overrides.every(({ reason }) => reason !== ''),
      ),
    ).toBe(true)
  })
})

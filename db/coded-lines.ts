import { eq, inArray, sql } from 'drizzle-orm'
import type { CodedLine, CodingState, Encounter } from '#app/domain/encounter/chart.ts'
import { type NextStep, nextStepOf } from '#app/domain/encounter/next-step.ts'
import { lenient, type Write } from './commit.ts'
import { codedLines, encounters } from './schema/encounter.ts'
import { queries } from './schema/query.ts'

/** The lines of an encounter, as a whole: what was there goes, what is given stands. */
export const replaceCodedLines = (encounterId: string, lines: CodedLine[]): Write[] => [
  lenient((tx) => tx.delete(codedLines).where(eq(codedLines.encounterId, encounterId))),
  ...lines.map(
    (line): Write =>
      (tx) =>
        tx.insert(codedLines).values(line),
  ),
]

/** Matches on the version that was read: of two coders, the second is told. */
export const saveCodingState =
  (encounter: Pick<Encounter, 'id' | 'version'>, codingState: CodingState, nextStep: NextStep): Write =>
  (tx) =>
    tx
      .update(encounters)
      .set({ codingState, nextStep, version: encounter.version + 1 })
      .where(sql`${encounters.id} = ${encounter.id} and ${encounters.version} = ${encounter.version}`)

/** Counts again the queries that wait, and sets the next step by the domain's rule. Not versioned: it follows the queries' own versions. */
export const recountQueries =
  (encounterId: string): Write =>
  (tx) => ({
    run() {
      const [encounter] = tx.select().from(encounters).where(eq(encounters.id, encounterId)).all()
      if (!encounter) return { changes: 0 }
      const counted = tx
        .select({ state: queries.state, n: sql<number>`count(*)` })
        .from(queries)
        .where(eq(queries.encounterId, encounterId))
        .groupBy(queries.state)
        .all()
      const openQueries = counted.find((c) => c.state === 'open')?.n ?? 0
      const answeredQueries = counted.find((c) => c.state === 'answered')?.n ?? 0
      const nextStep = nextStepOf({ codingState: encounter.codingState, openQueries, answeredQueries })
      return tx
        .update(encounters)
        .set({ openQueries, answeredQueries, nextStep })
        .where(eq(encounters.id, encounterId))
        .run()
    },
  })

/** Who works on these encounters; null takes them from whoever did. */
export const assignEncounters = (ids: string[], userId: string | null): Write =>
  lenient((tx) => tx.update(encounters).set({ assignedTo: userId }).where(inArray(encounters.id, ids)))

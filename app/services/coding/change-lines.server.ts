import type { CodedLine, CodingState, PresentOnAdmission } from '#app/domain/encounter/chart.ts'
import { checkLines } from '#app/domain/encounter/coding.ts'
import { nextStepOf } from '#app/domain/encounter/next-step.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import type { KeptEncounter } from '#db/charts.ts'
import { replaceCodedLines, saveCodingState } from '#db/coded-lines.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import type { Context } from '../context.server.ts'

export type GivenLine = { code: string; release: string; presentOnAdmission: PresentOnAdmission | null }

/** Replaces the coded lines of an encounter; the first is the principal. Two coders at once: the second is told. */
export async function changeLines(
  { db, now, newId }: Context,
  input: { encounter: KeptEncounter; version: number; lines: GivenLine[]; stage: 'working' | 'final'; userId: string },
) {
  const { encounter, stage, userId } = input
  if (encounter.version !== input.version) return refuse('changed-meanwhile')
  const fault = checkLines(input.lines, stage)
  if (fault) return refuse(fault)
  const at = now()
  const lines = input.lines.map(
    (line, index): CodedLine => ({
      id: newId(),
      encounterId: encounter.id,
      ...line,
      position: index === 0 ? 'principal' : 'secondary',
      sequence: index + 1,
      stage,
      codedBy: userId,
      codedAt: at,
    }),
  )
  const codingState: CodingState = lines.length === 0 ? 'uncoded' : stage
  const next = nextStepOf({ ...encounter, codingState })
  const what =
    codingState === 'final'
      ? 'coding.finalised'
      : encounter.codingState === 'final'
        ? 'coding.reopened'
        : 'coding.changed'
  try {
    await commit(db, {
      writes: [saveCodingState(encounter, codingState, next), ...replaceCodedLines(encounter.id, lines)],
      audit: [
        {
          what,
          who: userId,
          at,
          onId: encounter.id,
          patientId: encounter.patientId,
          encounterId: encounter.id,
          detail: { lines: lines.length },
        },
      ],
      changes: [{ topic: 'coding', onId: encounter.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(lines)
}

import { type KeptEncounter, listCodedLines } from '#db/charts.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { readLineRules } from './line-rules.server.ts'

/** The day that chooses the release: discharge, or today while the patient is in house (Guidelines, front matter: date of discharge). */
export const codingDay = (encounter: Pick<KeptEncounter, 'endAt' | 'startAt' | 'class'>, now: Date): string =>
  (encounter.class === 'inpatient' ? (encounter.endAt ?? now) : encounter.startAt).toISOString().slice(0, 10)

/** The coded lines of an encounter with their titles of the release they were coded in. */
export async function readCoding(context: Context, encounter: KeptEncounter) {
  const lines = await listCodedLines(context.db, encounter.id)
  const on = codingDay(encounter, context.now())
  const [titles, rules] = await Promise.all([
    titlesOf(context, lines),
    readLineRules(
      context,
      lines.map(({ code }) => code),
      on,
    ),
  ])
  return {
    on,
    excluded: rules.excluded ?? [],
    lines: lines.map(({ code, release, presentOnAdmission, codedBy }) => ({
      code,
      release,
      presentOnAdmission,
      isFromClaim: codedBy === 'claim',
      isPoaExempt: rules.exempt?.includes(code) ?? false,
      title: titles.get(code) ?? 'not in the loaded table',
    })),
  }
}

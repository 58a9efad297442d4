import { type KeptEncounter, listCodedLines } from '#db/charts.ts'
import { FAVOURITES } from '#db/code-uses.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { readSavedViews } from '../views/saved-views.server.ts'
import { readLineRules } from './line-rules.server.ts'

/** The day that chooses the release: discharge, or today while the patient is in house (Guidelines, front matter: date of discharge). */
export const codingDay = (encounter: Pick<KeptEncounter, 'endAt' | 'startAt' | 'class'>, now: Date): string =>
  (encounter.class === 'inpatient' ? (encounter.endAt ?? now) : encounter.startAt).toISOString().slice(0, 10)

/** The coded lines of an encounter with their titles of the release they were coded in, and which of them are among a person's favourites. */
export async function readCoding(context: Context, userId: string, encounter: KeptEncounter) {
  const lines = await listCodedLines(context.db, encounter.id)
  const on = codingDay(encounter, context.now())
  const [titles, rules, favourites] = await Promise.all([
    titlesOf(context, lines),
    readLineRules(
      context,
      lines.map(({ code }) => code),
      on,
    ),
    readSavedViews(context, userId, FAVOURITES),
  ])
  const mine = new Set(favourites.map(({ name }) => name))
  return {
    on,
    excluded: rules.excluded ?? [],
    lines: lines.map(({ code, release, presentOnAdmission, codedBy }) => ({
      code,
      release,
      presentOnAdmission,
      isFromClaim: codedBy === 'claim',
      isPoaExempt: rules.exempt?.includes(code) ?? false,
      isFavourite: mine.has(code),
      title: titles.get(code) ?? 'not in the loaded table',
    })),
  }
}

import { byUrgency, type CodeChange, type Urgency, urgencyOf } from '#app/domain/codes/changes.ts'
import { listFavouriteHolders, listOpenCharts, type OpenChart } from '#db/code-uses.ts'
import type { Context } from '../context.server.ts'
import { conceptsByCode, type NamedTemplate, templatesByCode } from './templates-by-code.server.ts'

/** A changed code and all of ours that stands on it. `isGoverned`: the new edition is in force on the day of discharge, or today. */
export type Touch = CodeChange & {
  urgency: Urgency
  charts: (OpenChart & { isGoverned: boolean })[]
  favourites: number
  keptBy: string[]
  concepts: string[]
  templates: NamedTemplate[]
}

/** What of ours a change of the code set reaches, the most urgent first: open charts, favourites, lexicon, templates. */
export async function listTouched(
  context: Context,
  changes: readonly CodeChange[],
  { startOn, endOn }: { startOn: string; endOn: string | null },
): Promise<Touch[]> {
  const codes = changes.map(({ code }) => code)
  const [charts, holders, templates] = await Promise.all([
    listOpenCharts(context.db, codes),
    listFavouriteHolders(context.db, codes),
    templatesByCode(context),
  ])
  const concepts = conceptsByCode()
  const isGoverned = ({ endAt }: OpenChart) => {
    const day = (endAt ?? context.now()).toISOString().slice(0, 10)
    return day >= startOn && (endOn === null || day <= endOn)
  }
  const touches = changes.map((change): Touch => {
    const { code } = change
    const keptBy = holders.get(code) ?? []
    const found = {
      charts: (charts.get(code) ?? []).map((chart) => ({ ...chart, isGoverned: isGoverned(chart) })),
      favourites: keptBy.length,
      concepts: concepts.get(code) ?? [],
      templates: templates.get(code) ?? [],
    }
    const reach = { ...found, concepts: found.concepts.length, templates: found.templates.length }
    return { ...change, ...found, keptBy, urgency: urgencyOf(change, reach) }
  })
  const isTouched = (it: Touch) => it.charts.length + it.favourites + it.concepts.length + it.templates.length > 0
  return touches.filter(isTouched).sort(byUrgency)
}

/** Each thing that a change reaches as a row for a spreadsheet, a row of column names first. Addresses are paths of this portal. */
export function* touchedLines(touched: readonly Touch[]): Generator<string[]> {
  yield ['urgency', 'code', 'change', 'before', 'after', 'what', 'name', 'address']
  for (const { urgency, code, change, before, after, ...ours } of touched) {
    const head = [urgency, code, change, before, after ?? '']
    const startDay = (at: Date) => at.toISOString().slice(0, 10)
    for (const { id, startAt, isGoverned } of ours.charts)
      yield [
        ...head,
        isGoverned ? 'open chart' : 'open chart of another year',
        `since ${startDay(startAt)}`,
        `/charts/${id}`,
      ]
    for (const { id, name } of ours.templates) yield [...head, 'template', name, `/templates/${id}`]
    for (const name of ours.concepts) yield [...head, 'lexicon', name, '']
    for (const name of ours.keptBy) yield [...head, 'favourite', name, `/codes/${code}`]
  }
}

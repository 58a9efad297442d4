import { halvesOf, monthsBetween, trendsOf } from '#app/domain/query/finding-trend.ts'
import { countOverTime, type FigureScope } from '#db/query-figures.ts'
import type { Context } from '../context.server.ts'
import { DAY_MS, dayOf } from './compliance-scope.server.ts'

/** Ten years: a table of months has an end, whatever an address asks for. */
const MOST_MONTHS = 120

/** Findings of first drafts over time, by author and by template: every month, the two halves of the period, and what changed between them. */
export async function readFindingTrends(
  { db }: Context,
  scope: FigureScope,
  rule: string | null,
  nameOf: { author: (key: string) => string; template: (key: string) => string },
) {
  const months = monthsBetween(dayOf(scope.from), dayOf(new Date(scope.to.getTime() - DAY_MS))).slice(-MOST_MONTHS)
  const of = async (by: 'author' | 'template') => {
    const rows = trendsOf(await countOverTime(db, by, rule, scope), months)
    return rows.map((row) => ({ ...row, name: nameOf[by](row.key) }))
  }
  const [authors, templates] = await Promise.all([of('author'), of('template')])
  return { rule, months, halves: halvesOf(months), authors, templates }
}

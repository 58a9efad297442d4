import { readFilter } from './filter.ts'
import { type Month, monthText } from './month.ts'

/** Pages of scorecards that can be kept as a view: a path of ours with its filter, never another address. */
const PATHS = /^\/(scorecards(\/(?!views)[\w.-]+)?|my-scorecard)$/

/** The path and search of a view as it may be kept; null of anything else. */
export function readKeptPath(text: string): string | null {
  const at = text.indexOf('?')
  const [path, search] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)]
  return PATHS.test(path) && text.length <= 1000 && !/[\s\\]/.test(search) ? text : null
}

/** One's own scorecard is nobody else's view. */
export const isOwnPage = (path: string): boolean => path.startsWith('/my-scorecard')

/**
 * The view as it was at the end of a month. A period ends with the newest month or with a quarter: of a month that is neither any more, which
 * an older letter can name, the newest figures are shown, which hold that month, and not those of a quarter before it.
 */
export function atMonth(kept: string, month: Month | null, now: Date): string {
  const [path = '', search = ''] = kept.split('?')
  const asked = new URLSearchParams(search)
  if (month !== null) {
    asked.set('to', monthText(month))
    if (readFilter(asked, now).period.to !== month) asked.delete('to')
  }
  return asked.size > 0 ? `${path}?${asked}` : path
}

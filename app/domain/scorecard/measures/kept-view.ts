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

/** The view as it was at the end of a month. */
export function atMonth(kept: string, month: string | null): string {
  const [path = '', search = ''] = kept.split('?')
  const asked = new URLSearchParams(search)
  if (month !== null) asked.set('to', month)
  return asked.size > 0 ? `${path}?${asked}` : path
}

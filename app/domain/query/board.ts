import type { QueryState } from './query.ts'

/** The views of the board, in the order of its tabs. */
export const BOARD_VIEWS = [
  'open',
  'overdue',
  'asked-back',
  'escalated',
  'answered',
  'drafts',
  'in-review',
  'closed',
  'withdrawn',
  'expired',
] as const
export type BoardView = (typeof BOARD_VIEWS)[number]

export const STATE_OF_VIEW: Record<BoardView, QueryState> = {
  open: 'open',
  overdue: 'open',
  'asked-back': 'open',
  escalated: 'open',
  answered: 'answered',
  drafts: 'draft',
  'in-review': 'in-review',
  closed: 'closed',
  withdrawn: 'withdrawn',
  expired: 'expired',
}
/** True where a view lists by the due time: open queries; the others are listed by what changed last. */
export const isByDue = (view: BoardView): boolean => STATE_OF_VIEW[view] === 'open'

export const BOARD_COLUMNS = ['about', 'patient', 'to', 'from', 'sent', 'due', 'changed', 'step'] as const
export type BoardColumn = (typeof BOARD_COLUMNS)[number]
export type BoardSort = { by: BoardColumn; isDown: boolean }

/** Returns the sort that an address asks for ("-sent": newest first), or the view's own where it asks for none that is known. */
export function boardSortOf(asked: string | null, view: BoardView): BoardSort {
  const isDown = asked?.startsWith('-') ?? false
  const by = BOARD_COLUMNS.find((column) => column === (isDown ? asked?.slice(1) : asked))
  return by ? { by, isDown } : ownSort(view)
}
const ownSort = (view: BoardView): BoardSort =>
  isByDue(view) ? { by: 'due', isDown: false } : { by: 'changed', isDown: true }

export const writeBoardSort = ({ by, isDown }: BoardSort): string => `${isDown ? '-' : ''}${by}`
/** Returns what a press on a column's head asks for: that column upward, or turned round where it already sorts. */
export const pressed = (by: BoardColumn, sort: BoardSort): BoardSort => ({
  by,
  isDown: sort.by === by ? !sort.isDown : false,
})

/** Where a page begins: the sort value (moments in ms, null for an empty cell) and the id of the last row before it. */
export type BoardCursor = { value: string | number | null; id: string }

/** A count on a tab is exact up to here, and above it "more than": counting on would read every closed query for each page. */
export const BOARD_COUNTED_UP_TO = 999

type Facts = { state: QueryState; isReferred: boolean; isAskedBack: boolean; ladderStep: number; viewedAt: unknown }
export type NextActor =
  | 'advisor-advice'
  | 'coder'
  | 'author-draft'
  | 'second-reviewer'
  | 'author-information'
  | 'addressee'
  | 'addressee-unread'
  | 'covering'
  | 'advisor'
  | 'chief'
  | 'nobody'

/** Returns who has to act next on a query, for every state. */
export function whoActsNext({ state, isReferred, isAskedBack, ladderStep, viewedAt }: Facts): NextActor {
  if (state === 'answered') return isReferred ? 'advisor-advice' : 'coder'
  if (state === 'draft') return 'author-draft'
  if (state === 'in-review') return 'second-reviewer'
  if (state !== 'open') return 'nobody'
  if (isAskedBack) return 'author-information'
  if (ladderStep > 1) return (['covering', 'advisor', 'chief'] as const)[Math.min(ladderStep, 4) - 2] ?? 'chief'
  return viewedAt ? 'addressee' : 'addressee-unread'
}

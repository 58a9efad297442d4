import type { BoardView, NextActor } from '#app/domain/query/board.ts'
import { type DeedRefusal, LADDER_WORDS, sayDeedRefusal } from './words.ts'

export type Ageing = { step: number; underOneDay: number; oneToThree: number; threeToSeven: number; overSeven: number }

export const BOARD_VIEW_WORDS: [view: BoardView, words: string][] = [
  ['open', 'Open'],
  ['overdue', 'Overdue'],
  ['asked-back', 'Asked back'],
  ['escalated', 'Escalated'],
  ['answered', 'Answered'],
  ['drafts', 'My drafts'],
  ['in-review', 'In review'],
  ['closed', 'Closed'],
  ['withdrawn', 'Withdrawn'],
  ['expired', 'Expired'],
]

const [, , COVERING = '', ADVISOR = '', CHIEF = ''] = LADDER_WORDS
export const NEXT_WORDS: Record<NextActor, string> = {
  'advisor-advice': 'physician advisor: advice on the answer',
  coder: 'coder: reconcile',
  'author-draft': 'author: finish and send',
  'second-reviewer': 'second reviewer',
  'author-information': 'author: more information was asked for',
  addressee: 'addressee, has read it',
  'addressee-unread': 'addressee, has not opened it',
  covering: COVERING,
  advisor: ADVISOR,
  chief: CHIEF,
  nobody: '',
}

/** What the preview says in place of the words of a query whose chart is restricted. */
export const CLOSED_WORDS = { question: 'Shown in the chart, once it is opened for a reason.', options: 'not shown' }

/** "12", "999+", or nothing where it was not counted. */
export const sayCount = (n: number | null, upTo: number): string =>
  n === null ? '' : n > upTo ? `${upTo}+` : String(n)

export const BOARD_KEYS: [key: string, does: string][] = [
  ['j / k', 'next and previous row'],
  ['Enter', 'open the query'],
  ['x', 'select the row'],
  ['r', 'remind the selected, or this row'],
  ['a', 'hand the selected to a colleague'],
  ['/', 'search'],
  ['f', 'filter'],
  ['?', 'these keys'],
]

/** "3 done. 1 not: A reminder went out within the hour." */
export function sayTally(done: number, refused: readonly { error: DeedRefusal; count: number }[]): string {
  const parts = refused.map(({ error, count }) => `${count} not: ${sayDeedRefusal(error)}`)
  return [`${done} done.`, ...parts].join(' ')
}

import { type DeedRefusal, sayDeedRefusal } from './words.ts'

export type Ageing = { step: number; underOneDay: number; oneToThree: number; threeToSeven: number; overSeven: number }

export const BOARD_VIEW_WORDS: [view: string, words: string][] = [
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

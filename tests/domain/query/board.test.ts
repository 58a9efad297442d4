import { describe, expect, test } from 'vitest'
import {
  BOARD_COLUMNS,
  BOARD_VIEWS,
  boardSortOf,
  pressed,
  whoActsNext,
  writeBoardSort,
} from '#app/domain/query/board.ts'
import { QUERY_STATES } from '#app/domain/query/query.ts'

describe('the sort of the board', () => {
  test('is what the address asks for, either way round', () => {
    for (const by of BOARD_COLUMNS)
      for (const isDown of [false, true])
        expect(boardSortOf(writeBoardSort({ by, isDown }), 'open')).toEqual({ by, isDown })
  })

  test('is the view’s own where the address asks for none, or for one that is not known', () => {
    for (const asked of [null, '', '-', 'weight', '--due', 'due; drop']) {
      expect(boardSortOf(asked, 'overdue')).toEqual({ by: 'due', isDown: false })
      expect(boardSortOf(asked, 'closed')).toEqual({ by: 'changed', isDown: true })
    }
    expect(BOARD_VIEWS).toHaveLength(10)
  })

  test('turns round at the second press, and begins upward at another column', () => {
    const due = boardSortOf(null, 'open')
    expect(pressed('due', due)).toEqual({ by: 'due', isDown: true })
    expect(pressed('patient', { by: 'due', isDown: true })).toEqual({ by: 'patient', isDown: false })
  })
})

test('somebody acts next in every state that is not an end', () => {
  const facts = { isReferred: false, isAskedBack: false, ladderStep: 0, viewedAt: null }
  const nobody = QUERY_STATES.filter((state) => whoActsNext({ ...facts, state }) === 'nobody')
  expect([...nobody].sort()).toEqual(['closed', 'expired', 'withdrawn'])
  const steps = [0, 1, 2, 3, 4, 5].map((ladderStep) => whoActsNext({ ...facts, state: 'open', ladderStep }))
  expect(steps).toEqual(['addressee-unread', 'addressee-unread', 'covering', 'advisor', 'chief', 'chief'])
  expect(whoActsNext({ ...facts, state: 'open', ladderStep: 3, isAskedBack: true })).toBe('author-information')
})

import { existsSync } from 'node:fs'
import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { monthText } from '#app/domain/scorecard/measures/month.ts'
import { commit } from '#db/commit.ts'
import { isLargeHouse } from '#db/everyone.ts'
import type { Context } from '../context.server.ts'
import { startThread, threadFile } from '../thread.server.ts'
import { type CodingAsked, type CodingBoard, codingBoard } from './coding-board.server.ts'
import { fresh, type Kept } from './fresh.server.ts'
import { scopeOf } from './scope.server.ts'

const boards: Kept<CodingBoard> = new WeakMap()

/** Coding and documentation quality of the facilities: capture within DRG families, case mix, turnaround, visits, risk categories. */
export async function readCoding(context: Context, user: User, search: URLSearchParams) {
  const { db, now } = context
  const { filter, facilityIds, reach, choices } = await scopeOf(context, user, search)
  const asked: CodingAsked = { filter, facilityIds, reach }
  const read = () => (isLargeHouse(db) && existsSync(threadFile) ? readAside(asked) : codingBoard(context, asked))
  const board = await fresh(boards, context, asked, read, { standsMs: 0 })
  await commit(db, {
    writes: [],
    audit: [{ what: 'scorecard.viewed', who: user.id, at: now(), detail: { coding: true } }],
  })
  const dollars = may(user, 'payment.view') ? (board.denials?.dollars ?? null) : null
  return {
    ...board,
    ...{ filter, choices: { facilities: choices.facilities } },
    denials: board.denials && { ...board.denials, dollars },
    from: monthText(filter.period.from),
    to: monthText(filter.period.to),
  }
}
export type CodingPage = Awaited<ReturnType<typeof readCoding>>

/** What a thread is asked for that adds up the coding page: in a large house that takes longer than anyone else should wait. */
export type CodingWork = { kind: 'coding-figures'; asked: CodingAsked }

function readAside(asked: CodingAsked): Promise<CodingBoard> {
  return new Promise((done, failed) => {
    startThread<CodingWork>(
      { kind: 'coding-figures', asked },
      {
        onTrouble: (name) => failed(Object.assign(new Error('The thread of the coding page ended.'), { name })),
        onFigures: (figures) => done(figures as CodingBoard),
        onEnd: () => failed(new Error('The thread of the coding page ended without figures.')),
      },
    )
  })
}

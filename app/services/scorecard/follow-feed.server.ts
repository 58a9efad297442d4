import { existsSync } from 'node:fs'
import type { Context } from '../context.server.ts'
import { isAtWork, startThread, threadFile } from '../thread.server.ts'
import { changesBehind, takeInFeed } from './roll-up.server.ts'

/** What a thread is asked for that brings the roll-ups up to date. */
export type CatchUp = { kind: 'roll-up' }
/** So many changes the serving thread takes in itself: a thread needs as long to begin. */
const FEW_CHANGES = 50

let trouble: string | null = null

/** Keeps the roll-ups up to date: a few changes here, many (an import, another edition of the codes) in a thread of their own. */
export async function followFeed(context: Context): Promise<void> {
  if (isAtWork('roll-up')) return
  if (trouble !== null) {
    const name = trouble
    trouble = null
    throw Object.assign(new Error('The thread of the roll-ups ended.'), { name })
  }
  const behind = await changesBehind(context.db)
  if (behind === 0) return
  if (behind <= FEW_CHANGES || !existsSync(threadFile)) {
    await takeInFeed(context)
    return
  }
  startThread<CatchUp>(
    { kind: 'roll-up' },
    {
      onTrouble: (name) => {
        trouble = name
      },
    },
  )
}

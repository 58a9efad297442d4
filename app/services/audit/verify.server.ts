import { startVerification, type Verification } from '#app/domain/audit/chain.ts'
import { lastSeqGiven, listEntriesAfter } from '#db/audit.ts'
import type { Context } from '../context.server.ts'

const PIECE = 5000

/** Walks the whole chain in pieces and returns how many entries hold, and the first that does not. */
export async function verifyAudit({ db }: Context): Promise<Verification> {
  const walk = startVerification()
  const last = await lastSeqGiven(db)
  for (let seq = 0; ; ) {
    const entries = await listEntriesAfter(db, seq, PIECE)
    for (const entry of entries) walk.next(entry)
    const end = entries.at(-1)
    if (!end) break
    seq = end.seq
  }
  return walk.end(last)
}

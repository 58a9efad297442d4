import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { startVerification, type Verification } from '#app/domain/audit/chain.ts'
import { type BadHead, firstBadHead, type Head, readHeads, witnessesOf } from '#app/domain/audit/heads.ts'
import { lastSeqGiven, listWrittenAfter, walkEntriesAfter } from '#db/audit.ts'
import type { Context } from '../context.server.ts'
import { headKey } from './head-key.server.ts'
import { headsPlace, keyPlace } from './places.server.ts'

const PIECE = 2000

export type HeadCheck = {
  count: number
  /** The last one that holds, however many stand after it. */
  last: Pick<Head, 'seq' | 'seal' | 'at'> | null
  unreadable: number
  firstBad: BadHead | null
}
export type WholeVerification = Verification & { heads: HeadCheck }
/** Copies kept elsewhere, in place of the house's own: the texts of a file of heads and of a public key. */
export type Copies = { heads?: string; publicKey?: string }
/** `isOlder`: the chain is that of a copy made earlier, and heads signed since say nothing of it. */
type Options = Copies & { isOlder?: boolean }

/** Walks the whole chain in pieces beside the signed heads; returns how many entries hold, the first that does not, and the heads. */
export async function verifyAudit(context: Context, options: Options = {}): Promise<WholeVerification> {
  const { db, settings } = context
  const { heads, check } = await readSigned(settings, options)
  const last = await lastSeqGiven(db)
  const witnesses = witnessesOf(heads).filter(({ seq }) => !options.isOlder || seq <= last)
  const walk = startVerification(witnesses)
  while (walkPiece(db, walk) > 0) await new Promise((done) => setImmediate(done))
  const chain = walk.end(last)
  return { ...chain, ok: chain.ok && check.firstBad === null, heads: check }
}

/** The next entries: as texts while they hold, and field by field from the first that does not. Returns how many. */
function walkPiece(db: Context['db'], walk: ReturnType<typeof startVerification>): number {
  const lines = listWrittenAfter(db, walk.at(), PIECE)
  const odd = lines.findIndex((line) => !walk.nextWritten(line))
  if (odd < 0) return lines.length
  return odd + walkEntriesAfter(db, walk.at(), PIECE, walk.next)
}

/** The heads up to the first that does not hold. Where no key was ever made there are none. */
async function readSigned(settings: Context['settings'], copies: Copies): Promise<{ heads: Head[]; check: HeadCheck }> {
  const place = headsPlace(settings)
  const text = copies.heads ?? (existsSync(place) ? await readFile(place, 'utf8') : '')
  const { heads, unreadable } = readHeads(text)
  const publicKey = copies.publicKey ?? (existsSync(keyPlace(settings)) ? headKey(settings).publicPem : null)
  const firstBad = heads.length === 0 ? null : publicKey ? firstBadHead(heads, publicKey) : noKey
  const holding = firstBad ? heads.slice(0, firstBad.place - 1) : heads
  const newest = holding.at(-1)
  const last = newest ? { seq: newest.seq, seal: newest.seal, at: newest.at } : null
  return { heads: holding, check: { count: heads.length, last, unreadable, firstBad } }
}

const noKey: BadHead = { place: 1, why: 'other-key' }

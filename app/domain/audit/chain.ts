import { createHash } from 'node:crypto'
import type { AuditEntry } from './entry.ts'

/** What an empty chain starts from. */
export const GENESIS = '0'.repeat(64)

export type SealedEntry = {
  seq: number
  what: string
  who: string
  at: Date
  onId: string | null
  patientId: string | null
  encounterId: string | null
  detail: string | null
  previous: string
  seal: string
}

/** An entry as it is stored: absent becomes null, the detail becomes its exact text, so that what is sealed is what is kept. */
export function storedForm(entry: AuditEntry): Omit<SealedEntry, 'seq' | 'previous' | 'seal'> {
  return {
    what: entry.what,
    who: entry.who,
    at: entry.at,
    onId: entry.onId ?? null,
    patientId: entry.patientId ?? null,
    encounterId: entry.encounterId ?? null,
    detail: entry.detail ? JSON.stringify(entry.detail) : null,
  }
}

/** SHA-256 (hex) over the seal before, the place in the chain and every stored field, as a JSON list: no two entries share a text. */
export function sealOf(previous: string, seq: number, entry: Omit<SealedEntry, 'seq' | 'previous' | 'seal'>): string {
  const { what, who, at, onId, patientId, encounterId, detail } = entry
  return createHash('sha256')
    .update(JSON.stringify([previous, seq, what, who, at.getTime(), onId, patientId, encounterId, detail]))
    .digest('hex')
}

export type Break = { seq: number; why: 'edited' | 'missing-before' | 'relinked' | 'truncated' }
export type Verification = { entries: number; ok: boolean; firstBroken: Break | null; head: string; lastSeq: number }

/**
 * Walks a chain in order of `seq` and returns how many entries hold and the first that does not. `expectedLast` is the highest seq ever
 * given out (SQLite's own counter, or a signed head kept outside): fewer entries than that is a truncation.
 */
export function startVerification() {
  let previous = GENESIS
  let seq = 0
  let entries = 0
  let firstBroken: Break | null = null
  return {
    next(entry: SealedEntry): void {
      entries++
      if (firstBroken) return
      if (entry.seq !== seq + 1) firstBroken = { seq: entry.seq, why: 'missing-before' }
      else if (entry.previous !== previous) firstBroken = { seq: entry.seq, why: 'relinked' }
      else if (entry.seal !== sealOf(previous, entry.seq, entry)) firstBroken = { seq: entry.seq, why: 'edited' }
      seq = entry.seq
      previous = entry.seal
    },
    end(expectedLast: number): Verification {
      if (!firstBroken && seq < expectedLast) firstBroken = { seq: seq + 1, why: 'truncated' }
      return { entries, ok: firstBroken === null, firstBroken, head: previous, lastSeq: seq }
    },
  }
}

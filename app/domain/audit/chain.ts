import { hash } from 'node:crypto'
import type { AuditEntry } from './entry.ts'
import type { Witness } from './heads.ts'

/** What an empty chain starts from. */
export const GENESIS = '0'.repeat(64)

const SEAL_LENGTH = GENESIS.length

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
  return hash('sha256', JSON.stringify([previous, seq, what, who, at.getTime(), onId, patientId, encounterId, detail]))
}

export type Break = {
  seq: number
  why: 'edited' | 'missing-before' | 'relinked' | 'rewritten' | 'truncated'
  /** Of a rewrite: it lies between `seq` and this place, where a signed head says another seal. */
  through?: number
  /** Of a truncation: entries from here on have no head that vouches for them, so what is left of them may have been sealed anew. */
  unwitnessedFrom?: number
}
export type Verification = { entries: number; ok: boolean; firstBroken: Break | null; head: string; lastSeq: number }

/**
 * Walks a chain in order of `seq` and returns how many entries hold and the first that does not. `expectedLast` is the highest seq ever
 * given out (SQLite's own counter): fewer entries than that is a truncation. `witnesses` are what signed heads say, by rising place: they
 * find what a chain sealed anew, counter and all, would hide.
 */
export function startVerification(witnesses: readonly Witness[] = []) {
  let previous = GENESIS
  let seq = 0
  let entries = 0
  let firstBroken: Break | null = null
  let witness = 0
  let witnessed = 0
  const breakOf = (entry: SealedEntry): Break | null => {
    if (entry.seq !== seq + 1) return { seq: entry.seq, why: 'missing-before' }
    if (entry.previous !== previous) return { seq: entry.seq, why: 'relinked' }
    if (entry.seal !== sealOf(previous, entry.seq, entry)) return { seq: entry.seq, why: 'edited' }
    return againstHeads(entry.seq, entry.seal)
  }
  const againstHeads = (at: number, seal: string): Break | null => {
    for (; witnesses[witness]?.seq === at; witness++) {
      if (witnesses[witness]?.seal !== seal) return { seq: witnessed + 1, why: 'rewritten', through: at }
      witnessed = at
    }
    return null
  }
  const truncatedAt = (last: number): Break =>
    witnesses.length === 0
      ? { seq: last + 1, why: 'truncated' }
      : { seq: last + 1, why: 'truncated', unwitnessedFrom: witnessed + 1 }
  return {
    /** The place of the last entry that was walked. */
    at: (): number => seq,
    /**
     * A step over an entry written down as its seal and, right behind, the text that `sealOf` makes of it. False, and no step, where that
     * text is not the next one's or not the seal's: `next` then takes the entry and says why.
     */
    nextWritten(line: string | null): boolean {
      if (firstBroken || !line?.startsWith(`["${previous}",${seq + 1},`, SEAL_LENGTH)) return false
      const seal = line.slice(0, SEAL_LENGTH)
      if (hash('sha256', line.slice(SEAL_LENGTH)) !== seal) return false
      entries++
      seq++
      previous = seal
      firstBroken = againstHeads(seq, seal)
      return true
    },
    next(entry: SealedEntry): void {
      entries++
      firstBroken ??= breakOf(entry)
      seq = entry.seq
      previous = entry.seal
    },
    end(expectedLast: number): Verification {
      const last = Math.max(expectedLast, witnesses.at(-1)?.seq ?? 0)
      if (!firstBroken && seq < last) firstBroken = truncatedAt(seq)
      return { entries, ok: firstBroken === null, firstBroken, head: previous, lastSeq: seq }
    },
  }
}

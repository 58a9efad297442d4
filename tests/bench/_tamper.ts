import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { GENESIS, type SealedEntry, sealOf } from '#app/domain/audit/chain.ts'
import { signHead } from '#app/services/audit/sign-head.server.ts'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import type { Context } from '#app/services/context.server.ts'
import { commit } from '#db/commit.ts'

type Row = Omit<SealedEntry, 'at'> & { at: number }
/** A tampering done to rows or heads, and the places that a finding must lie between (of a rewrite: must span). */
type Done = { rows?: Row[]; counter?: number; heads?: string; from: number; to: number; badHead?: number }
type Chance = (below: number) => number

const FIELDS = ['what', 'who', 'onId', 'patientId', 'encounterId', 'detail'] as const
const seal = (row: Row, previous: string, seq: number): Row => ({
  ...row,
  seq,
  previous,
  seal: sealOf(previous, seq, { ...row, at: new Date(row.at) }),
})
const edited = (row: Row, chance: Chance): Row => {
  const field = FIELDS[chance(FIELDS.length)] ?? 'who'
  return chance(7) === 0 ? { ...row, at: row.at + 1 + chance(1e6) } : { ...row, [field]: `${row[field] ?? ''}x` }
}

/** Seals everything from an index on anew, as one would who knows the format. */
function resealed(rows: Row[], from: number): Row[] {
  const out = rows.slice(0, from)
  for (const row of rows.slice(from)) out.push(seal(row, out.at(-1)?.seal ?? GENESIS, out.length + 1))
  return out
}

const seqOf = (rows: Row[], index: number) => rows[index]?.seq ?? 0

/** Every kind of tampering that issue and standard name, each at a random place. */
export const TAMPERINGS: Record<string, (rows: Row[], chance: Chance, heads: string) => Done> = {
  edit(rows, chance) {
    const at = chance(rows.length)
    return { rows: rows.map((row, i) => (i === at ? edited(row, chance) : row)), from: at + 1, to: at + 1 }
  },
  'edit and seal that one anew'(rows, chance) {
    const at = chance(rows.length - 1)
    const forge = (row: Row) => seal(edited(row, chance), row.previous, row.seq)
    return { rows: rows.map((row, i) => (i === at ? forge(row) : row)), from: at + 1, to: at + 2 }
  },
  delete(rows, chance) {
    const at = chance(rows.length - 2)
    const many = 1 + chance(Math.min(20, rows.length - at - 2))
    return { rows: rows.filter((_, i) => i < at || i >= at + many), from: at + 1, to: at + many + 1 }
  },
  'delete and close the gap'(rows, chance) {
    const at = chance(rows.length - 2)
    const left = rows.filter((_, i) => i !== at).map((row, i) => ({ ...row, seq: i + 1 }))
    return { rows: left, from: at + 1, to: at + 1 }
  },
  insert(rows, chance) {
    const at = 1 + chance(rows.length - 1)
    const model = rows[chance(rows.length)] ?? rows[0]
    if (!model) throw new Error('no rows')
    const put = seal(edited(model, chance), rows[at - 1]?.seal ?? GENESIS, at + 1)
    const moved = [...rows.slice(0, at), put, ...rows.slice(at).map((row) => ({ ...row, seq: row.seq + 1 }))]
    return { rows: moved, counter: moved.length, from: at + 1, to: at + 2 }
  },
  reorder(rows, chance) {
    const a = chance(rows.length - 1)
    const b = a + 1 + chance(rows.length - a - 1)
    const [first, second] = [rows[a], rows[b]]
    if (!first || !second) throw new Error('no rows')
    const swapped = rows.map((row, i) =>
      i === a ? { ...second, seq: first.seq } : i === b ? { ...first, seq: second.seq } : row,
    )
    return { rows: swapped, from: a + 1, to: a + 1 }
  },
  truncate(rows, chance) {
    const left = 1 + chance(rows.length - 1)
    return { rows: rows.slice(0, left), from: left + 1, to: left + 1 }
  },
  'truncate, counter set back'(rows, chance) {
    const left = 1 + chance(rows.length - 1)
    return { rows: rows.slice(0, left), counter: left, from: left + 1, to: left + 1 }
  },
  'rewrite from a place to the end'(rows, chance) {
    const at = chance(rows.length)
    const forged = resealed(
      rows.map((row, i) => (i === at ? edited(row, chance) : row)),
      at,
    )
    return { rows: forged, counter: forged.length, from: at + 1, to: at + 1 }
  },
  'delete and rewrite to the end'(rows, chance) {
    const at = chance(rows.length - 2)
    const forged = resealed(
      rows.filter((_, i) => i !== at),
      at,
    )
    return { rows: forged, counter: forged.length, from: at + 1, to: at + 1 }
  },
  'rewrite the whole chain'(rows, chance) {
    const forged = resealed(
      rows.map((row) => edited(row, chance)),
      0,
    )
    return { rows: forged, counter: forged.length, from: 1, to: 1 }
  },
  'edit a signed head'(_rows, chance, heads) {
    const lines = heads.trimEnd().split('\n')
    const at = chance(lines.length)
    const forged = lines.map((line, i) =>
      i === at ? line.replace(/"seq":(\d+)/, (_m, n) => `"seq":${Number(n) + 1}`) : line,
    )
    return { heads: `${forged.join('\n')}\n`, from: 0, to: 0, badHead: at + 1 }
  },
  'take a signed head out'(_rows, chance, heads) {
    const lines = heads.trimEnd().split('\n')
    const at = chance(lines.length - 1)
    return { heads: `${lines.filter((_, i) => i !== at).join('\n')}\n`, from: 0, to: 0, badHead: at + 1 }
  },
}

/** Numbers below a bound that are the same on every run. */
export function seededBelow(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}

/** Fills a chain through the one door for writing, with a signed head now and then and at its end. */
export async function aSignedChain(context: Context, length: number): Promise<void> {
  const headEvery = Math.max(1, Math.floor(length / 8))
  for (let n = 1; n <= length; n++) {
    await commit(context.db, {
      writes: [],
      audit: [
        {
          what: 'chart.viewed',
          who: `u${n % 7}`,
          at: context.now(),
          onId: `e${n}`,
          patientId: `p${n % 50}`,
          detail: { n },
        },
      ],
    })
    if (n % headEvery === 0 || n === length) await signHead(context)
  }
}

export type Tally = { done: Map<string, number>; unlocated: string[] }

/** Tampers with the file behind the server's back, again and again, and looks whether the verification says where. */
export async function tamperings(context: Context, options: { count: number; seed: number }): Promise<Tally> {
  const file = join(context.settings.dataFolder, 'addendum.db')
  const headsFile = join(context.settings.dataFolder, 'audit-heads.ndjson')
  const heads = readFileSync(headsFile, 'utf8')
  const places = heads
    .trimEnd()
    .split('\n')
    .map((line) => Number(/"seq":(\d+)/.exec(line)?.[1]))
  const attacker = openAttacker(file)
  const chance = seededBelow(options.seed)
  const kinds = Object.keys(TAMPERINGS)
  const tally: Tally = { done: new Map(), unlocated: [] }
  for (let n = 0; n < options.count; n++) {
    const kind = kinds[n % kinds.length] ?? 'edit'
    const done = TAMPERINGS[kind]?.(attacker.rows, chance, heads)
    if (!done) continue
    if (done.rows) attacker.put(done.rows, done.counter ?? attacker.rows.length)
    if (done.heads) writeFileSync(headsFile, done.heads)
    const result = await verifyAudit(context)
    tally.done.set(kind, (tally.done.get(kind) ?? 0) + 1)
    if (!isLocated(result, done, places)) tally.unlocated.push(`${kind} ${done.from}: ${JSON.stringify(result)}`)
    if (done.rows) attacker.put(attacker.rows, attacker.rows.length)
    if (done.heads) writeFileSync(headsFile, heads)
  }
  attacker.close()
  return tally
}

function isLocated(
  { ok, firstBroken, heads }: Awaited<ReturnType<typeof verifyAudit>>,
  done: Done,
  places: number[],
): boolean {
  if (ok) return false
  if (done.badHead !== undefined) return heads.firstBad?.place === done.badHead
  if (!firstBroken) return false
  const { why, seq, unwitnessedFrom = seq } = firstBroken
  if (why === 'truncated') return done.from >= unwitnessedFrom && done.from <= seq
  if (why !== 'rewritten') return seq >= done.from && seq <= done.to
  // A rewrite can only be told to lie between two heads: the nearest ones around it, and no wider.
  const before = Math.max(0, ...places.filter((place) => place < done.from))
  const after = Math.min(...places.filter((place) => place >= done.from))
  return seq === before + 1 && firstBroken.through === after
}

function openAttacker(file: string) {
  const db = new Database(file)
  db.pragma('synchronous = OFF')
  db.exec('drop trigger audit_entries_no_update; drop trigger audit_entries_no_delete;')
  const columns = 'seq, what, who, at, on_id, patient_id, encounter_id, detail, previous, seal'
  const rows = db
    .prepare<[], Row>(
      `select seq, what, who, at, on_id as onId, patient_id as patientId, encounter_id as encounterId, detail, previous, seal from audit_entries order by seq`,
    )
    .all()
  const add = db.prepare(
    `insert into audit_entries (${columns}) values (@seq, @what, @who, @at, @onId, @patientId, @encounterId, @detail, @previous, @seal)`,
  )
  const count = db.prepare("update sqlite_sequence set seq = ? where name = 'audit_entries'")
  const put = db.transaction((next: Row[], counter: number) => {
    db.exec('delete from audit_entries')
    for (const row of next) add.run(row)
    count.run(Math.max(counter, seqOf(next, -1)))
  })
  return { rows, put, close: () => db.close() }
}

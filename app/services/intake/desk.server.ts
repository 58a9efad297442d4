import { tmpdir } from 'node:os'
import { dirname, isAbsolute } from 'node:path'
import { decide, type Found } from '#app/domain/intake/deciding.ts'
import { holdingOf } from '#app/domain/intake/expecting.ts'
import type { Fact, Received } from '#app/domain/intake/fhir/facts.ts'
import { FAULT_WORDS } from '#app/domain/intake/fhir/fault-words.ts'
import { isKeptType, rankOf, readResource, typeOf } from '#app/domain/intake/fhir/read-resource.ts'
import type { Key, Reference } from '#app/domain/intake/fhir/reference.ts'
import { isLoose, wantedBy } from '#app/domain/intake/placing.ts'
import { chooseStay } from '#app/domain/intake/stay.ts'
import { findStayDates, listStays } from '#db/chart-facts.ts'
import type { Db } from '#db/client.ts'
import { timesWaited } from '#db/turns.ts'
import { ReceivedBook } from './book.server.ts'
import { type Incoming, readAgain } from './read-pieces.server.ts'
import { Pile, type Waiting } from './set-aside.server.ts'
import { addFault, countRead, type Report } from './tally.server.ts'
import type { Decided } from './write-batch.server.ts'

/** More in one commit would keep every other writer waiting (DESIGN.md 3); far fewer while people do wait, and more again when they do not. */
const MAX_FACTS = 200
const FEW_FACTS = 40
const MORE_FACTS = 10
const MAX_BYTES = 4 * 1024 * 1024
/** Facts that are placed by time come when all encounters are in. */
const LOOSE_RANK = 5

type Arrival = Waiting & { received: Received }
type Placed = { received: Received; found?: Map<Fact, Found> }
export type Keep = (decided: Decided[]) => Promise<void>

/**
 * Takes resources as they are read, decides them in batches of at most 200 facts, and hands each batch to `keep`. What refers to
 * something that has not come is set aside and decided at the end, lower ranks first, so that the order of files makes no difference.
 */
export class Desk {
  private readonly book: ReceivedBook
  private readonly piles = new Map<number, Pile>()
  private batch: Arrival[] = []
  private keys = new Set<string>()
  private facts = 0
  private bytes = 0
  private isLast = false
  private mostFacts = MAX_FACTS
  private waited = timesWaited()

  constructor(
    private readonly db: Db,
    private readonly report: Report,
    private readonly about: { system: string; now: Date; keep: Keep },
  ) {
    this.book = new ReceivedBook(db)
  }

  /** Takes one resource; when the batch is full, a promise of its end is returned. */
  take(incoming: Incoming): Promise<void> | null {
    const { file, line, resource, fullUrl } = incoming
    const type = typeOf(resource)
    if (type !== null) countRead(this.report, type)
    const received = readResource(resource, { system: this.about.system, fullUrl })
    if (!received.ok) {
      this.refuse(file, line, type, received.error)
      return null
    }
    const { bytes, isEntry } = incoming
    const arrival = { file, line, bytes, isEntry, received: received.value }
    if (!received.value.facts.some(isLoose)) return this.enqueue(arrival)
    this.setAside(LOOSE_RANK, arrival)
    return null
  }

  /** Decides what is left of the batch, then what was set aside: first all of it for want of nothing, then in its order. */
  async settle(): Promise<void> {
    await this.flush()
    this.isLast = true
    for (const rank of [0, 1, 2, 3, 4, LOOSE_RANK]) {
      for (const waiting of this.piles.get(rank)?.readAll() ?? []) {
        const { resource, fullUrl } = readAgain(waiting)
        const received = readResource(resource, { system: this.about.system, fullUrl })
        if (received.ok) await this.enqueue({ ...waiting, received: received.value })
      }
      await this.flush()
    }
  }

  close() {
    for (const pile of this.piles.values()) pile.close()
  }

  private enqueue(arrival: Arrival): Promise<void> | null {
    const { type, system, value } = arrival.received.key
    const key = `${type} ${value} ${system}`
    const facts = Math.max(1, arrival.received.facts.length)
    // A resource that comes twice is decided twice: the second sees what the first has left.
    const isFull = this.keys.has(key) || this.facts + facts > this.mostFacts || this.bytes > MAX_BYTES
    const flushed = isFull ? this.flush() : null
    this.batch.push(arrival)
    this.keys.add(key)
    this.facts += facts
    this.bytes += arrival.bytes.length
    return flushed
  }

  private async flush(): Promise<void> {
    const { batch } = this
    if (batch.length === 0) return
    this.batch = []
    this.keys = new Set()
    this.facts = 0
    this.bytes = 0
    const [own, referred]: [Key[], Key[]] = [[], []]
    for (const { received } of batch) {
      own.push(received.key, ...received.identifiers)
      addKeys(received.facts, referred)
    }
    await this.book.turnTo(own, referred)
    const decided: Decided[] = []
    for (const arrival of batch) {
      const loose = this.isLast ? await this.placeLoose(arrival.received) : null
      const done = this.decideOne(arrival, loose ?? { received: arrival.received })
      if (done) decided.push(done)
    }
    await this.about.keep(decided)
    const waited = timesWaited()
    this.mostFacts = waited === this.waited ? Math.min(MAX_FACTS, this.mostFacts + MORE_FACTS) : FEW_FACTS
    this.waited = waited
  }

  private decideOne(arrival: Arrival, { received, found }: Placed): Decided | null {
    const decision = decide(received, this.book, { isLast: this.isLast, now: this.about.now, found })
    if (!decision.ok) {
      if (decision.error === 'waits') this.setAside(rankOf(received.key.type), arrival)
      else this.refuse(arrival.file, arrival.line, received.key.type, decision.error)
      return null
    }
    const { outcome, entry, identifiers, expected, forgotten } = decision.value
    for (const { entry: awaited } of expected) this.book.add(awaited, [], [])
    if (entry) this.book.add(entry, identifiers, forgotten)
    this.report[outcome] += 1
    if (received.key.type === 'Encounter' && received.state === 'kept') this.report.encounters += 1
    this.report.documents += received.facts.filter((fact) => fact.kind === 'document').length
    return { received, decision: decision.value }
  }

  /** Finds the stay of facts that name none, and the date of documents that bear none. */
  private async placeLoose(received: Received): Promise<Placed | null> {
    const found = new Map<Fact, Found>()
    if (!received.facts.some(isLoose)) return null
    const facts: Fact[] = []
    for (const fact of received.facts) {
      const placed = await this.placeOne(fact)
      found.set(placed.fact, placed.found)
      facts.push(placed.fact)
    }
    const referred: Key[] = []
    addKeys(facts, referred)
    await this.book.look(referred)
    return { received: { ...received, facts }, found }
  }

  private async placeOne(fact: Fact): Promise<{ fact: Fact; found: Found }> {
    const nothing = { fact, found: { stayId: null, datedAt: null } }
    if (!isLoose(fact) || !('at' in fact)) return nothing
    if (fact.encounter) {
      const dates = await this.idOf(fact.encounter, (id) => findStayDates(this.db, id))
      return { fact, found: { stayId: null, datedAt: dates?.endAt ?? dates?.startAt ?? null } }
    }
    const { at } = fact
    const stays = at ? await this.idOf(fact.patient, (id) => listStays(this.db, id, at)) : null
    const stay = at ? chooseStay(stays ?? [], at, fact.kind === 'document' ? 'document' : 'fact') : null
    if (stay || fact.kind !== 'document') return { fact, found: { stayId: stay?.id ?? null, datedAt: null } }
    const patientId = await this.idOf(fact.patient, async (id) => id)
    const holder = holdingOf(patientId ?? this.book.idOf(fact.patient.keys[0]))
    return { fact: { ...fact, encounter: holder }, found: { stayId: null, datedAt: null } }
  }

  private async idOf<T>(reference: Reference, then: (id: string) => Promise<T>): Promise<T | null> {
    const [entry] = reference.keys.flatMap((key) => this.book.entryOf(key) ?? [])
    return entry ? then(entry.targetId) : null
  }

  private setAside(rank: number, waiting: Waiting) {
    const pile = this.piles.get(rank) ?? new Pile(folderOf(this.db), String(rank))
    this.piles.set(rank, pile)
    pile.add(waiting)
  }

  private refuse(file: string, line: number, type: string | null, word: keyof typeof FAULT_WORDS) {
    const what = type !== null && isKeptType(type) ? `${type}: ` : ''
    addFault(this.report, { file, line, why: `${what}${FAULT_WORDS[word]}` })
  }
}

function addKeys(facts: readonly Fact[], to: Key[]) {
  for (const fact of facts) for (const { reference } of wantedBy(fact)) to.push(...reference.keys)
}

/** Beside the database: where its folder is, patients' data may be. */
const folderOf = (db: Db): string => (isAbsolute(db.$client.name) ? dirname(db.$client.name) : tmpdir())

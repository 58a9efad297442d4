import { hash } from 'node:crypto'
import type { Book } from '#app/domain/intake/deciding.ts'
import type { Entry } from '#app/domain/intake/entry.ts'
import type { Key } from '#app/domain/intake/fhir/reference.ts'
import type { Db } from '#db/client.ts'
import { findIdentified, findReceived } from '#db/received.ts'

/** Changes when the readers learn to keep more of a resource: then every one is looked at as if it had changed. */
const READER_EDITION = 1
/** References point to the same few patients, stays and clinicians again and again. Thrown away whole when full. */
const MAX_REMEMBERED = 40_000

const nameOf = ({ by, type, system, value }: Key): string => `${by}\n${type}\n${system}\n${value}`

/** Short enough for a URL, long enough (126 bits) that two never meet; the letter says what it is the id of. */
const hashOf = (type: string, name: string): string =>
  type.charAt(0).toLowerCase() + hash('sha256', name, 'base64url').slice(0, 21)

/**
 * What was received so far, as decisions ask for it: looked up for a batch at once, and remembered for what others refer to. The id
 * of a row is a hash of the sender's own name for it, so an import that was killed and is run again arrives at the same rows.
 */
export class ReceivedBook implements Book {
  /** Of the keys of the batch at hand. */
  private ids = new Map<Key, string>()
  private readonly referredIds = new Map<string, string>()
  private readonly remembered = new Map<string, Entry>()
  private current = new Map<string, Entry>()

  constructor(private readonly db: Db) {}

  idOf = (key: Key): string => {
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const id = hashOf(key.type, nameOf(key))
    this.ids.set(key, id)
    return id
  }

  /** The same for what others refer to: the same names come again and again, and a look is cheaper than a hash. */
  private referredId(key: Key): string {
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const name = nameOf(key)
    const id = this.referredIds.get(name) ?? hashOf(key.type, name)
    if (this.referredIds.size > MAX_REMEMBERED) this.referredIds.clear()
    this.referredIds.set(name, id)
    this.ids.set(key, id)
    return id
  }

  digestOf = (text: string): string => hash('sha256', `${READER_EDITION}\n${text}`, 'base64url')

  entryOf = (key: Key): Entry | null => {
    const id = this.idOf(key)
    return this.current.get(id) ?? this.remembered.get(id) ?? null
  }

  /** Looks up a batch: its own keys always afresh, what it refers to unless it is remembered. */
  async turnTo(own: Key[], referred: Key[]): Promise<void> {
    this.current = new Map()
    this.ids = new Map()
    if (this.remembered.size > MAX_REMEMBERED) this.remembered.clear()
    const wanted = new Set(own.map(this.idOf))
    const [asked, identifiers] = [new Set<string>(), new Set<string>()]
    for (const key of referred) {
      const id = this.referredId(key)
      if (this.remembered.has(id)) continue
      asked.add(id)
      wanted.add(id)
      if (key.by === 'identifier') identifiers.add(id)
    }
    for (const entry of await findReceived(this.db, [...wanted])) this.current.set(entry.id, entry)
    for (const { identifier, resource } of await findIdentified(this.db, [...identifiers]))
      this.current.set(identifier, resource)
    for (const id of asked) {
      const entry = this.current.get(id)
      if (entry) this.remembered.set(id, entry)
    }
  }

  /** Looks up further keys for the batch at hand. */
  async look(referred: Key[]): Promise<void> {
    const unknown = referred.filter((key) => this.entryOf(key) === null)
    for (const entry of await findReceived(this.db, unknown.map(this.idOf))) this.current.set(entry.id, entry)
  }

  /** Takes in what was decided, so that the next resource of the batch sees it. */
  add(entry: Entry, identifiers: readonly string[], forgotten: readonly string[]) {
    for (const id of forgotten) {
      this.current.delete(id)
      this.remembered.delete(id)
    }
    this.current.set(entry.id, entry)
    for (const id of identifiers) if (!this.current.has(id) && !this.remembered.has(id)) this.current.set(id, entry)
    if (this.remembered.has(entry.id)) this.remembered.set(entry.id, entry)
  }
}

import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** "head": the chain stood here. "restored": a backup took its place here, and heads of the abandoned end no longer count. */
export type HeadKind = 'head' | 'restored'

/** The place and seal of the last entry at a moment, signed (Ed25519) and kept outside the database. Heads are linked to each other. */
export type Head = {
  kind: HeadKind
  seq: number
  seal: string
  at: string
  /** Digest of the head before it in the file; empty for the first. */
  previous: string
  /** Fingerprint of the public key. */
  key: string
  signature: string
}
export type Unsigned = Omit<Head, 'signature'>

const textOf = ({ kind, seq, seal, at, previous, key }: Unsigned): string =>
  JSON.stringify(['addendum-head-1', kind, seq, seal, at, previous, key])

/** What the next head names as the one before it. */
export const digestOf = (head: Head): string =>
  createHash('sha256')
    .update(`${textOf(head)}\n${head.signature}`)
    .digest('hex')

/** The first 32 hexadecimal characters of SHA-256 over the key in its SPKI form. */
export function fingerprintOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest('hex').slice(0, 32)
}

export function signHead(unsigned: Unsigned, privateKey: KeyObject): Head {
  return { ...unsigned, signature: sign(null, Buffer.from(textOf(unsigned)), privateKey).toString('base64') }
}

export const lineOf = (head: Head): string => `${JSON.stringify(head)}\n`

/** Reads a file of heads. A line torn by a crash is counted, not read: the heads around it are linked without it. */
export function readHeads(text: string): { heads: Head[]; unreadable: number } {
  const heads: Head[] = []
  let unreadable = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const head = headOf(line)
    if (head) heads.push(head)
    else unreadable++
  }
  return { heads, unreadable }
}

function headOf(line: string): Head | null {
  try {
    const value: unknown = JSON.parse(line)
    return isHead(value) ? value : null
  } catch {
    return null
  }
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false
  const head = value as Record<string, unknown>
  return (
    (head.kind === 'head' || head.kind === 'restored') &&
    Number.isSafeInteger(head.seq) &&
    ['seal', 'at', 'previous', 'key', 'signature'].every((name) => typeof head[name] === 'string')
  )
}

export type BadHead = { place: number; why: 'other-key' | 'bad-signature' | 'head-missing-before' }

/** The first head, counted from 1, that was not signed with this key or does not stand behind the one before it; null when all hold. */
export function firstBadHead(heads: readonly Head[], publicKey: string): BadHead | null {
  const key = createPublicKey(publicKey)
  const fingerprint = fingerprintOf(key)
  let previous = ''
  for (const [index, head] of heads.entries()) {
    const bad = (why: BadHead['why']): BadHead => ({ place: index + 1, why })
    if (head.key !== fingerprint) return bad('other-key')
    if (!verify(null, Buffer.from(textOf(head)), key, Buffer.from(head.signature, 'base64')))
      return bad('bad-signature')
    if (head.previous !== previous) return bad('head-missing-before')
    previous = digestOf(head)
  }
  return null
}

export type Witness = { seq: number; seal: string }

/** What the heads say of the chain as it must be now, by rising place: a restored backup takes back what was said of the end it replaced. */
export function witnessesOf(heads: readonly Head[]): Witness[] {
  let standing: Witness[] = []
  for (const { kind, seq, seal } of heads) {
    if (kind === 'restored') standing = standing.filter((one) => one.seq < seq)
    standing.push({ seq, seal })
  }
  return standing.sort((a, b) => a.seq - b.seq)
}

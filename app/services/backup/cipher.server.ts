import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'

/**
 * A stream in chunks of 64 KiB, each AES-256-GCM with a key of its own file (HKDF-SHA256 of the key file and a random salt). The nonce is
 * the chunk's number and whether it is the last, the header is bound to every chunk: chunks cannot be moved, dropped, cut off or taken
 * from another file (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
const CHUNK = 65_536
const TAG = 16
const MAGIC = 'addendum-backup/1\n'

export type Header = {
  madeAt: string
  /** Of the database before packing. */
  bytes: number
  sha256: string
  entries: number
  head: string
  /** Which key file opens it. */
  key: string
  salt: string
}
export class BadBackup extends Error {}

export const fingerprintOfKey = (key: Buffer): string =>
  createHash('sha256').update('addendum-backup-key\0').update(key).digest('hex').slice(0, 16)

export const freshSalt = (): string => randomBytes(32).toString('base64')

/** Magic, header as one line of JSON: readable without a key, bound to the contents. */
export const headerBytes = (header: Header): Buffer => Buffer.from(`${MAGIC}${JSON.stringify(header)}\n`)

/** Reads the header at the beginning of a file; returns it with its length in bytes, or null when it is none of ours. */
export function parseHeader(start: Buffer): { header: Header; length: number } | null {
  if (start.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
  const end = start.indexOf(10, MAGIC.length)
  if (end < 0) return null
  try {
    const value: unknown = JSON.parse(start.toString('utf8', MAGIC.length, end))
    return isHeader(value) ? { header: value, length: end + 1 } : null
  } catch {
    return null
  }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false
  const header = value as Record<string, unknown>
  const texts = ['madeAt', 'sha256', 'head', 'key', 'salt'].every((name) => typeof header[name] === 'string')
  return texts && Number.isSafeInteger(header.bytes) && Number.isSafeInteger(header.entries)
}

const keyFor = (key: Buffer, header: Header): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.from(header.salt, 'base64'), 'addendum-backup/1', 32))
const boundTo = (header: Header): Buffer => createHash('sha256').update(headerBytes(header)).digest()

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 0)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

/** Cuts a stream into pieces of one size; only the last may be shorter, and there always is a last one. */
function inPieces(size: number, work: (piece: Buffer, number: number, isLast: boolean) => Buffer): Transform {
  let waiting: Buffer = Buffer.alloc(0)
  let number = 0
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      try {
        waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes])
        let from = 0
        for (; waiting.length - from > size; from += size)
          this.push(work(waiting.subarray(from, from + size), number++, false))
        waiting = waiting.subarray(from)
        done()
      } catch (error) {
        done(error instanceof Error ? error : new BadBackup('unknown'))
      }
    },
    flush(done) {
      try {
        this.push(work(waiting, number, true))
        done()
      } catch (error) {
        done(error instanceof Error ? error : new BadBackup('unknown'))
      }
    },
  })
}

export function sealing(key: Buffer, header: Header): Transform {
  const [fileKey, bound] = [keyFor(key, header), boundTo(header)]
  return inPieces(CHUNK, (piece, number, isLast) => {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number, isLast))
    cipher.setAAD(bound)
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  })
}

/** Gives nothing of a chunk before it is proven; a file that was changed or cut ends in `BadBackup`. */
export function opening(key: Buffer, header: Header): Transform {
  const [fileKey, bound] = [keyFor(key, header), boundTo(header)]
  return inPieces(CHUNK + TAG, (piece, number, isLast) => {
    if (piece.length < TAG) throw new BadBackup('The backup was cut off.')
    const cipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(number, isLast))
    cipher.setAAD(bound)
    cipher.setAuthTag(piece.subarray(piece.length - TAG))
    try {
      return Buffer.concat([cipher.update(piece.subarray(0, piece.length - TAG)), cipher.final()])
    } catch {
      throw new BadBackup('The backup was changed or cut off.')
    }
  })
}

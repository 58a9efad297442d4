import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Incoming } from './read-pieces.server.ts'

/** What waits, in bytes: kept until all files are read. */
export type Waiting = Pick<Incoming, 'file' | 'line' | 'bytes' | 'isEntry'>

const BUFFER = 1024 * 1024
const FRAME = 8

/**
 * A pile of resources on disk, which wait for what they refer to. The file is unlinked as soon as it is open: it has no name that
 * others could read it under, and nothing of a patient stays behind when the process is killed.
 */
export class Pile {
  count = 0
  private readonly fd: number
  private held: Uint8Array[] = []
  private heldBytes = 0
  private size = 0

  constructor(folder: string, name: string) {
    const path = join(folder, `.set-aside-${process.pid}-${name}`)
    this.fd = openSync(path, 'w+', 0o600)
    unlinkSync(path)
  }

  add({ file, line, bytes, isEntry }: Waiting) {
    const head = Buffer.from(JSON.stringify({ file, line, isEntry }))
    const frame = Buffer.alloc(FRAME)
    frame.writeUInt32LE(head.length, 0)
    frame.writeUInt32LE(bytes.length, 4)
    // Copied: the bytes are a view of the reader's chunk, which would be kept alive whole.
    this.held.push(frame, head, bytes.slice())
    this.heldBytes += FRAME + head.length + bytes.length
    this.count += 1
    if (this.heldBytes >= BUFFER) this.flush()
  }

  /** Returns what was added, in order; nothing may be added meanwhile. */
  *readAll(): Generator<Waiting> {
    this.flush()
    let at = 0
    while (at < this.size) {
      const frame = Buffer.from(this.read(at, FRAME))
      const [headLength, bodyLength] = [frame.readUInt32LE(0), frame.readUInt32LE(4)]
      const head: Pick<Waiting, 'file' | 'line' | 'isEntry'> = JSON.parse(
        this.read(at + FRAME, headLength).toString('utf8'),
      )
      yield { ...head, bytes: this.read(at + FRAME + headLength, bodyLength) }
      at += FRAME + headLength + bodyLength
    }
  }

  close() {
    closeSync(this.fd)
  }

  private read(at: number, length: number): Buffer {
    const bytes = Buffer.alloc(length)
    for (let done = 0; done < length; ) done += readSync(this.fd, bytes, done, length - done, at + done)
    return bytes
  }

  private flush() {
    const bytes = Buffer.concat(this.held)
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.fd, bytes, done, bytes.length - done, this.size + done)
    this.size += bytes.length
    this.held = []
    this.heldBytes = 0
  }
}

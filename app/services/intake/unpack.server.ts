import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { isFhirName, type Source } from './sources.server.ts'

/** What unpacking a path gives, in order: a file begins, its bytes, its end; or what is wrong with it. */
export type Segment =
  | { is: 'file'; name: string }
  | { is: 'bytes'; bytes: Uint8Array }
  | { is: 'end' }
  | { is: 'fault'; name: string; why: string }

const CHUNK = 256 * 1024
/** Of an archive, so little is expanded at once that even the densest one cannot fill the memory (deflate packs 1,032 to 1). */
const ZIP_STEP = 16 * 1024
const MAX_FILES = 10_000
/** Charts pack about 30 to 1. What expands far more is built to exhaust the machine. */
const MAX_RATIO = 200
const FREE_BYTES = 64 * 1024 * 1024
const DAMAGED = 'The archive is damaged or cut off; what could be read before that was read.'
const BOMB = 'The archive expands to far more than chart data does; it was not read to its end.'

/** Returns the bytes of a source as they stream by, unpacked; `onRead` is told how many bytes of the source itself were read. */
export async function* unpack(source: Source, onRead: (bytes: number) => void): AsyncGenerator<Segment> {
  const chunks = counted(createReadStream(source.path, { highWaterMark: CHUNK }), onRead)
  if (/\.zip$/i.test(source.path)) yield* unzip(source.name, chunks)
  else if (/\.gz$/i.test(source.path)) yield* gunzip(source.name, chunks, source.bytes)
  else {
    yield { is: 'file', name: source.name }
    for await (const bytes of chunks) yield { is: 'bytes', bytes }
    yield { is: 'end' }
  }
}

async function* counted(chunks: AsyncIterable<Buffer>, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield chunk
    onRead(chunk.length)
  }
}

const isBomb = (packed: number, unpacked: number) => unpacked > FREE_BYTES + packed * MAX_RATIO

async function* gunzip(name: string, chunks: AsyncIterable<Buffer>, packed: number): AsyncGenerator<Segment> {
  yield { is: 'file', name: name.replace(/\.gz$/i, '') }
  let unpacked = 0
  try {
    const stream = createGunzip({ chunkSize: CHUNK })
    const feeding = feed(chunks, stream)
    for await (const bytes of stream) {
      unpacked += bytes.length
      if (isBomb(packed, unpacked)) {
        yield { is: 'fault', name, why: BOMB }
        break
      }
      yield { is: 'bytes', bytes }
    }
    stream.destroy()
    await feeding
  } catch {
    yield { is: 'fault', name, why: DAMAGED }
  }
  yield { is: 'end' }
}

/** Never rejects: a stream that fails says so to its reader. */
async function feed(
  chunks: AsyncIterable<Buffer>,
  into: NodeJS.WritableStream & { destroyed?: boolean },
): Promise<void> {
  for await (const chunk of chunks) {
    if (into.destroyed) return
    if (!into.write(chunk))
      await new Promise<void>((resolve) => into.once('drain', resolve).once('close', () => resolve()))
  }
  if (!into.destroyed) into.end()
}

/** Members come one after the other, so one file is open at a time. */
async function* unzip(archive: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Segment> {
  const zip = new Zip(archive)
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += ZIP_STEP) {
      yield* zip.push(chunk.subarray(at, at + ZIP_STEP))
      if (zip.isStopped) return
    }
  }
  yield* zip.end()
}

class Zip {
  isStopped = false
  private segments: Segment[] = []
  private files = 0
  private isOpen = false
  private packed = 0
  private unpacked = 0
  private readonly reader = new Unzip()

  constructor(private readonly archive: string) {
    this.reader.register(UnzipInflate)
    this.reader.onfile = (file) => this.begin(file)
  }

  push(bytes: Uint8Array): Segment[] {
    this.packed += bytes.length
    try {
      this.reader.push(bytes)
    } catch {
      this.stop(DAMAGED)
    }
    if (!this.isStopped && isBomb(this.packed, this.unpacked)) this.stop(BOMB)
    return this.segments.splice(0)
  }

  end(): Segment[] {
    if (this.isOpen) this.stop(DAMAGED)
    else if (this.files === 0) this.stop('The archive holds no FHIR file (.json, .ndjson), or is none.')
    return this.segments.splice(0)
  }

  private begin(file: UnzipFile) {
    const name = `${this.archive}/${file.name}`
    const isWanted = isFhirName(file.name) && !file.name.includes('__MACOSX/')
    if (!isWanted || this.isStopped) return
    this.files += 1
    if (this.files > MAX_FILES) return this.stop(`The archive holds more than ${MAX_FILES} files.`)
    if (/\.(?:zip|gz)$/i.test(file.name)) {
      this.segments.push({ is: 'fault', name, why: 'An archive inside an archive is not opened.' })
      return
    }
    this.segments.push({ is: 'file', name })
    this.isOpen = true
    file.ondata = (error, bytes, isLast) => this.receive(error, bytes, isLast)
    file.start()
  }

  private receive(error: Error | null, bytes: Uint8Array, isLast: boolean) {
    if (this.isStopped) return
    if (error) return this.stop(DAMAGED)
    this.unpacked += bytes.length
    if (bytes.length > 0) this.segments.push({ is: 'bytes', bytes })
    if (!isLast) return
    this.isOpen = false
    this.segments.push({ is: 'end' })
  }

  private stop(why: string) {
    if (this.isStopped) return
    this.isStopped = true
    this.segments.push({ is: 'fault', name: basename(this.archive), why })
    if (this.isOpen) this.segments.push({ is: 'end' })
    this.isOpen = false
  }
}

import { isUtf8 } from 'node:buffer'
import { isNode, nodeAt, textAt } from '#app/domain/intake/fhir/node.ts'
import { type JsonPiece, jsonCutter } from '#app/domain/intake/stream/bundle.ts'
import { lineCutter, type Piece } from '#app/domain/intake/stream/lines.ts'

/** One resource as it stood in a file. `bytes` are what it can be read from again. */
export type Incoming = {
  file: string
  line: number
  resource: unknown
  fullUrl: string | null
  /** `entry`: the bytes are of a Bundle's entry around the resource. */
  bytes: Uint8Array
  isEntry: boolean
}
/** What is wrong with a line of a file, without any of its content. */
export type Fault = { file: string; line: number; why: string }
export type Read = { incoming: Incoming } | { fault: Fault }

/** One resource may take so much; a scanned page in a note takes a few of them. */
const MAX_PIECE_BYTES = 32 * 1024 * 1024
const LIMIT = `longer than ${MAX_PIECE_BYTES / 1024 / 1024} MB`

/** Reads one file as its bytes arrive: `push` and `end` return what they complete. */
export type FileReader = { push(bytes: Uint8Array): Iterable<Read>; end(): Iterable<Read> }

/** Returns a reader for a file by its name: a resource a line, or JSON with Bundles in it. */
export function fileReader(file: string): FileReader {
  if (/\.(?:ndjson|jsonl)$/i.test(file)) {
    const cutter = lineCutter(MAX_PIECE_BYTES)
    return {
      push: (bytes) => readLines(file, cutter.push(bytes)),
      end: () => readLines(file, cutter.end()),
    }
  }
  return jsonReader(file)
}

function* readLines(file: string, pieces: Piece[]): Generator<Read> {
  for (const { line, bytes } of pieces) {
    if (!bytes) yield { fault: { file, line, why: `The line is ${LIMIT}.` } }
    else yield* readWhole({ file, line, bytes })
  }
}

/** An entry without a resource is a fault of a Bundle; a List has entries too, and they hold none by right. */
function jsonReader(file: string): FileReader {
  const cutter = jsonCutter(MAX_PIECE_BYTES)
  let doubtful: Read[] = []
  function* read(pieces: JsonPiece[]): Generator<Read> {
    for (const piece of pieces) {
      if (piece.part === 'entry') {
        const entry = readEntry({ file, line: piece.line, bytes: piece.bytes })
        if ('fault' in entry && doubtful.length < 1000) doubtful.push(entry)
        else yield entry
      } else if (piece.part === 'whole') {
        const whole = [...readWhole({ file, line: piece.line, bytes: piece.bytes })]
        if (whole.length === 0) yield* doubtful
        doubtful = []
        yield* whole
      } else yield { fault: { file, line: piece.line, why: TROUBLE[piece.part] } }
    }
  }
  return {
    push: (bytes) => read(cutter.push(bytes)),
    *end() {
      yield* read(cutter.end())
      yield* doubtful
    },
  }
}

const TROUBLE = {
  'too-long': `A resource is ${LIMIT}.`,
  'cut-off': 'The file ends in the middle of a resource.',
  noise: 'Here is text that is no FHIR resource.',
} as const

type Bytes = { file: string; line: number; bytes: Uint8Array }

/** A Bundle's own frame says nothing for the chart; a Bundle in a line is opened, since its entries stand in no other place. */
function* readWhole({ file, line, bytes }: Bytes): Generator<Read> {
  const parsed = parse(bytes)
  if (!parsed.ok) return yield { fault: { file, line, why: parsed.why } }
  const resource = parsed.value
  if (!isNode(resource) || resource.resourceType !== 'Bundle') {
    return yield { incoming: { file, line, resource, fullUrl: null, bytes, isEntry: false } }
  }
  const entries = Array.isArray(resource.entry) ? resource.entry : []
  for (const entry of entries) yield fromEntry({ file, line, bytes: Buffer.from(JSON.stringify(entry)) }, entry)
}

function readEntry(piece: Bytes): Read {
  const parsed = parse(piece.bytes)
  return parsed.ok ? fromEntry(piece, parsed.value) : { fault: { file: piece.file, line: piece.line, why: parsed.why } }
}

function fromEntry({ file, line, bytes }: Bytes, entry: unknown): Read {
  const node = isNode(entry) ? entry : null
  const resource = nodeAt(node, 'resource')
  if (!resource) return { fault: { file, line, why: 'The entry of the Bundle holds no resource.' } }
  return { incoming: { file, line, resource, fullUrl: textAt(node, 'fullUrl'), bytes, isEntry: true } }
}

/** Returns the resource of bytes that were read before (see `Incoming`). */
export function readAgain({
  bytes,
  isEntry,
}: Pick<Incoming, 'bytes' | 'isEntry'>): Pick<Incoming, 'resource' | 'fullUrl'> {
  const parsed = parse(bytes)
  const value = parsed.ok ? parsed.value : null
  if (!isEntry) return { resource: value, fullUrl: null }
  const node = isNode(value) ? value : null
  return { resource: nodeAt(node, 'resource'), fullUrl: textAt(node, 'fullUrl') }
}

/** A wrong letter in a chart must not be guessed: what is not UTF-8 is a fault. The parser's own message would quote the text. */
function parse(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false; why: string } {
  if (!isUtf8(bytes)) return { ok: false, why: 'The text is not UTF-8.' }
  try {
    return {
      ok: true,
      value: JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')),
    }
  } catch {
    return { ok: false, why: 'This is not valid JSON; it may be cut off or broken.' }
  }
}

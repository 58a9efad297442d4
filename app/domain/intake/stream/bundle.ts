import { joined } from './lines.ts'

/**
 * A piece of a JSON file: an `entry` of a Bundle, a `whole` top-level object (of a Bundle only its frame, the entries cut out), or
 * a fault: `too-long` for a piece over the limit, `cut-off` where the file ended inside one, `noise` for what is no object.
 */
export type JsonPiece =
  | { part: 'entry' | 'whole'; line: number; bytes: Uint8Array }
  | { part: 'too-long' | 'cut-off' | 'noise'; line: number; bytes: null }

const [QUOTE, BACKSLASH, FEED, COMMA, COLON] = [0x22, 0x5c, 0x0a, 0x2c, 0x3a]
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d]
const ENTRY = Uint8Array.from([0x65, 0x6e, 0x74, 0x72, 0x79])
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2c, 0xef, 0xbb, 0xbf, OPEN_BRACKET, CLOSE_BRACKET])

/**
 * Cuts a JSON file of any size into Bundle entries and other top-level objects while it streams by; at most one piece is held.
 * It follows brackets and strings only, so a piece with broken JSON inside is handed on whole and its neighbours are not harmed.
 */
export function jsonCutter(maxBytes: number) {
  const cutter = new JsonCutter(maxBytes)
  return { push: (chunk: Uint8Array) => cutter.push(chunk), end: () => cutter.end() }
}

/** What is being copied: its line, the bytes of earlier chunks, and where it goes on in this chunk (-1: not at all). */
class Copy {
  line = 0
  private held: Uint8Array[] = []
  private size = 0
  private from = -1

  constructor(private readonly maxBytes: number) {}

  begin(line: number) {
    this.line = line
    this.held = []
    this.size = 0
  }
  resume(at: number) {
    this.from = at
  }
  /** Takes the bytes up to `to`; they are copied, since the caller may use its buffer again. */
  pause(chunk: Uint8Array, to: number) {
    if (this.from < 0) return
    this.size += to - this.from
    if (this.size <= this.maxBytes) this.held.push(chunk.slice(this.from, to))
    else this.held = []
    this.from = -1
  }
  piece(part: 'entry' | 'whole'): JsonPiece {
    const { line } = this
    return this.size > this.maxBytes
      ? { part: 'too-long', line, bytes: null }
      : { part, line, bytes: joined(this.held) }
  }
}

class JsonCutter {
  private line = 1
  private depth = 0
  private inString = false
  private isEscaped = false
  /** How much of the word "entry" the string just read at depth 1 has matched; -1 once it is another. */
  private matched = -1
  private isEntryKey = false
  private inEntries = false
  private inNoise = false
  private pieces: JsonPiece[] = []
  private readonly whole: Copy
  private readonly entry: Copy

  constructor(maxBytes: number) {
    this.whole = new Copy(maxBytes)
    this.entry = new Copy(maxBytes)
  }

  push(chunk: Uint8Array): JsonPiece[] {
    if (this.depth > 2 && this.inEntries) this.entry.resume(0)
    else if (this.depth > 0 && !this.inEntries) this.whole.resume(0)
    let at = 0
    while (at < chunk.length) at = this.inString ? this.skipString(chunk, at) : this.step(chunk, at)
    this.entry.pause(chunk, chunk.length)
    this.whole.pause(chunk, chunk.length)
    const { pieces } = this
    this.pieces = []
    return pieces
  }

  end(): JsonPiece[] {
    if (this.depth === 0) return []
    const line = this.inEntries && this.depth > 2 ? this.entry.line : this.whole.line
    this.depth = 0
    return [{ part: 'cut-off', line, bytes: null }]
  }

  /** Jumps to the quote that ends the string; an odd number of backslashes before a quote makes it a letter. */
  private skipString(chunk: Uint8Array, start: number): number {
    let from = start
    if (this.isEscaped) {
      // A name with a backslash in it was told from "entry" by the backslash itself, at the end of the piece before.
      this.isEscaped = false
      from += 1
    }
    let search = from
    for (;;) {
      const quote = chunk.indexOf(QUOTE, search)
      const end = quote < 0 ? chunk.length : quote
      let slashes = 0
      while (end - 1 - slashes >= from && chunk[end - 1 - slashes] === BACKSLASH) slashes += 1
      const isOdd = slashes % 2 === 1
      if (quote < 0) {
        this.isEscaped = isOdd
        this.matchEntry(chunk, from, end)
        return chunk.length
      }
      if (!isOdd) {
        this.matchEntry(chunk, from, end)
        this.inString = false
        return quote + 1
      }
      search = quote + 1
    }
  }

  private matchEntry(chunk: Uint8Array, from: number, to: number) {
    if (this.depth !== 1 || this.matched < 0) return
    for (let at = from; at < to; at += 1) {
      if (this.matched >= ENTRY.length || chunk[at] !== ENTRY[this.matched]) {
        this.matched = -1
        return
      }
      this.matched += 1
    }
  }

  private step(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] ?? 0
    if (byte === QUOTE && this.depth > 0) {
      this.inString = true
      if (this.depth === 1) this.matched = 0
    } else if (byte === OPEN_BRACE || (byte === OPEN_BRACKET && this.depth > 0)) this.open(chunk, at, byte)
    else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && this.depth > 0) this.close(chunk, at + 1)
    else if (byte === FEED) this.line += 1
    else if (byte === COLON && this.depth === 1) this.isEntryKey = this.matched === ENTRY.length
    else if (byte === COMMA && this.depth === 1) this.isEntryKey = false
    if (this.depth === 0 && byte !== CLOSE_BRACE) this.hearNoise(byte)
    return at + 1
  }

  private open(chunk: Uint8Array, at: number, byte: number) {
    if (this.depth === 0) {
      this.inNoise = false
      this.isEntryKey = false
      this.whole.begin(this.line)
      this.whole.resume(at)
    } else if (this.depth === 2 && this.inEntries) {
      this.entry.begin(this.line)
      this.entry.resume(at)
    } else if (this.depth === 1 && byte === OPEN_BRACKET && this.isEntryKey) {
      this.inEntries = true
      this.whole.pause(chunk, at + 1)
    }
    this.depth += 1
  }

  private close(chunk: Uint8Array, end: number) {
    this.depth -= 1
    if (this.inEntries && this.depth === 2) {
      this.entry.pause(chunk, end)
      this.pieces.push(this.entry.piece('entry'))
    } else if (this.inEntries && this.depth === 1) {
      this.inEntries = false
      this.whole.resume(end - 1)
    } else if (this.depth === 0) {
      this.whole.pause(chunk, end)
      this.pieces.push(this.whole.piece('whole'))
    }
  }

  /** Between objects only white space, commas and the brackets of a list have a place; the rest is told of once. */
  private hearNoise(byte: number) {
    if (BLANK.has(byte) || this.inNoise) return
    this.inNoise = true
    this.pieces.push({ part: 'noise', line: this.line, bytes: null })
  }
}

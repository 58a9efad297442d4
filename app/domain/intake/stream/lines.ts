/** A piece of a stream: its bytes and the line on which it begins, counted from 1. Null bytes stand for one that was too long. */
export type Piece = { line: number; bytes: Uint8Array | null }

const FEED = 10

/**
 * Cuts a stream of bytes into lines without ever holding more than one of them: `push` returns the lines that a chunk completes,
 * `end` the last one. Empty lines are counted and left out; a line over `maxBytes` is thrown away as it arrives.
 */
export function lineCutter(maxBytes: number) {
  let line = 1
  let held: Uint8Array[] = []
  let size = 0
  let isTooLong = false

  function hold(bytes: Uint8Array) {
    size += bytes.length
    if (size > maxBytes) isTooLong = true
    if (isTooLong) held = []
    else if (bytes.length > 0) held.push(bytes)
  }
  function close(): Piece[] {
    const pieces = isTooLong ? [{ line, bytes: null }] : pieceOf(line, joined(held))
    held = []
    size = 0
    isTooLong = false
    return pieces
  }
  return {
    push(chunk: Uint8Array): Piece[] {
      const pieces: Piece[] = []
      let start = 0
      for (let feed = chunk.indexOf(FEED); feed >= 0; feed = chunk.indexOf(FEED, start)) {
        hold(chunk.subarray(start, feed))
        pieces.push(...close())
        line += 1
        start = feed + 1
      }
      // Copied: the caller may use its buffer again before the line is whole.
      if (start < chunk.length) hold(chunk.slice(start))
      return pieces
    },
    end: close,
  }
}

/** Returns the chunks as one; without a copy when there is only one. */
export function joined(chunks: Uint8Array[]): Uint8Array {
  const [only] = chunks
  if (chunks.length <= 1) return only ?? new Uint8Array(0)
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function pieceOf(line: number, bytes: Uint8Array): Piece[] {
  const start = line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const isBlank =
    bytes.length < 40 && bytes.every((byte, index) => index < start || byte === 32 || byte === 13 || byte === 9)
  return isBlank ? [] : [{ line, bytes: start > 0 ? bytes.subarray(start) : bytes }]
}

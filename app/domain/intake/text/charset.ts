/**
 * Returns the words of bytes, or null when they are none in the character set that is named. Without a name it is UTF-8 (or what
 * a byte order mark says), and Windows-1252, in which every byte is a letter, where it cannot be UTF-8.
 */
export function decodeText(bytes: Uint8Array, named: string | null): string | null {
  const marked = byteOrderOf(bytes)
  if (marked !== null) return decodeAs(bytes, marked)
  if (named !== null) return decodeAs(bytes, named)
  return decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, 'windows-1252')
}

/** Returns the words of bytes in a character set, or null when it is unknown here or the bytes do not fit it. */
export function decodeAs(bytes: Uint8Array, charset: string): string | null {
  const decoder = decoderOf(charset.trim().toLowerCase())
  if (!decoder) return null
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

const decoders = new Map<string, TextDecoder>()

function decoderOf(charset: string): TextDecoder | null {
  const known = decoders.get(charset)
  if (known) return known
  const decoder = newDecoder(charset)
  // Names come from files: a hostile one would fill the memory with those that mean nothing, or the room of those that do.
  if (decoder) decoders.set(charset, decoder)
  return decoder
}

function newDecoder(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch {
    return null
  }
}

function byteOrderOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

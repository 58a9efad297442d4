import type { ReleaseFault } from '#app/domain/codes/release.ts'

/** `badLine` is the first line that is not UTF-8, where the text was read as Windows-1252; else null. */
export type Decoded = { ok: true; value: { text: string; badLine: number | null } } | { ok: false; fault: ReleaseFault }

const LINE_END = 0x0a
// Control characters that no text file holds: what has them is binary, or damaged.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\ufffd]/

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The number of the first line that is not UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END, start)) {
    if (strict(bytes.subarray(start, end), 'utf-8') === null) return line
    start = end + 1
    line++
  }
  return line
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

/**
 * Bytes as text: UTF-8, UTF-16 with its mark, or, where neither fits, Windows-1252 (which CMS's Table 5 uses; the caller decides
 * whether to accept that). Control characters and replacement characters refuse the file, with the line.
 */
export function decode(bytes: Uint8Array): Decoded {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  const text = strict(bytes, encoding)
  if (text === null && isWide) return { ok: false, fault: { line: 0, why: 'The file is not valid UTF-16.' } }
  const shown = text ?? strict(bytes, 'windows-1252') ?? ''
  const control = CONTROL.exec(shown)
  if (control) {
    const why = 'A character that no text file holds: the file is damaged, or not text.'
    return { ok: false, fault: { line: lineAt(shown, control.index), why } }
  }
  return { ok: true, value: { text: shown, badLine: text === null ? firstBadLine(bytes) : null } }
}

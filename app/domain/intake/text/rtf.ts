import { decodeAs } from './charset.ts'
import { tidy } from './plain.ts'
import tables from './rtf-words.json'

/** Groups that hold no text of the document: fonts, colours, pictures, fields' instructions, headers and footers of each page. */
const SKIPPED = new Set(tables.skipped)
/** Control words that stand for a character, or end a line, a cell or a row. */
const LETTERS: Record<string, string> = tables.letters
/** Windows code pages of the font character sets of RTF 1.9 (`\fcharsetN`). */
const CODE_PAGES: Record<string, number> = tables.codePages
const MAX_DEPTH = 1000
const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n\\]+/g

type Group = { isSkipped: boolean; isHidden: boolean; replacements: number; codePage: number; destination: string }

/** True when bytes or text open as RTF does. */
export const isRtf = (text: string): boolean => text.trimStart().startsWith('{\\rtf')

/**
 * Returns the words of an RTF document (RTF 1.9.1), given with one character a byte: paragraphs and rows as lines, cells parted by
 * tabs. Formatting, pictures, hidden text and comments are left out. One pass; a document that is cut off is read as far as it goes.
 */
export function stripRtf(rtf: string): string {
  const reader = new Reader()
  TOKEN.lastIndex = 0
  for (const match of rtf.matchAll(TOKEN)) {
    if (match.index < reader.resumeAt) continue
    const [, word, number, hex, symbol, brace, text] = match
    if (text !== undefined) reader.text(text)
    else if (brace !== undefined) reader.brace(brace)
    else if (hex !== undefined) reader.byte(Number.parseInt(hex, 16))
    else if (symbol !== undefined) reader.symbol(symbol)
    else if (word !== undefined)
      reader.word(word, number === undefined ? null : Number(number), match.index + match[0].length)
  }
  return reader.end()
}

class Reader {
  /** Binary data (`\binN`) is jumped over. */
  resumeAt = 0
  private parts: string[] = []
  private groups: Group[] = []
  private tooDeep = 0
  private group: Group = { isSkipped: false, isHidden: false, replacements: 1, codePage: 1252, destination: '' }
  /** Bytes of a code page wait for their neighbours, since a letter may take two. */
  private bytes: number[] = []
  private toReplace = 0
  private isStarred = false
  private isFirst = false
  private fontPages = new Map<number, number>()
  private font = 0
  private ansiPage = 1252

  brace(brace: string) {
    this.flush()
    this.toReplace = 0
    if (brace === '{') return this.open()
    if (this.tooDeep > 0) this.tooDeep -= 1
    else this.group = this.groups.pop() ?? this.group
    this.isStarred = false
    this.isFirst = false
  }

  text(text: string) {
    this.isFirst = false
    this.isStarred = false
    const rest = text.slice(this.toReplace)
    this.toReplace = Math.max(0, this.toReplace - text.length)
    if (rest === '' || this.isSilent()) return
    // Letters above 127 were not escaped: they are bytes of the code page all the same.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what an unescaped byte may be
    if (/^[\u0000-\u007f]*$/.test(rest)) this.put(rest)
    else for (const letter of rest) this.byte(letter.charCodeAt(0) & 0xff)
  }

  byte(byte: number) {
    this.isFirst = false
    if (this.toReplace > 0) this.toReplace -= 1
    else if (!this.isSilent()) this.bytes.push(byte)
  }

  symbol(symbol: string) {
    if (symbol === '*') {
      this.isStarred = true
      return
    }
    this.isFirst = false
    const letter = { '~': ' ', _: '-', '\\': '\\', '{': '{', '}': '}', '\n': '\n', '\r': '\n', '\t': '\t' }[symbol]
    if (letter === undefined) return
    if (this.toReplace > 0) this.toReplace -= 1
    else if (!this.isSilent()) this.put(letter)
  }

  word(word: string, number: number | null, end: number) {
    const opens = this.isFirst || this.isStarred
    if (opens && (SKIPPED.has(word) || this.isStarred)) this.group.isSkipped = !tables.kept.includes(word)
    if (opens) this.group.destination = word === 'fonttbl' ? word : this.group.destination
    this.isFirst = false
    this.isStarred = false
    if (word === 'bin') this.resumeAt = end + Math.max(0, number ?? 0)
    else if (word === 'u') this.unicode(number ?? 0)
    else if (this.group.destination === 'fonttbl') this.fontWord(word, number)
    else this.stateWord(word, number)
    const letter = Object.hasOwn(LETTERS, word) ? LETTERS[word] : undefined
    if (letter === undefined) return
    if (this.toReplace > 0) this.toReplace -= 1
    else if (!this.isSilent()) this.put(letter)
  }

  end(): string {
    this.flush()
    return tidy(this.parts.join('').replace(/(?<![ \t])[ \t]+\n/g, '\n'))
  }

  private open() {
    this.isFirst = true
    this.isStarred = false
    if (this.groups.length >= MAX_DEPTH) {
      this.tooDeep += 1
      return
    }
    this.groups.push(this.group)
    this.group = { ...this.group }
  }

  private stateWord(word: string, number: number | null) {
    if (word === 'uc') this.group.replacements = Math.min(16, Math.max(0, number ?? 1))
    if (word === 'v' || word === 'deleted') this.group.isHidden = number !== 0
    if (word === 'plain') this.group.isHidden = false
    if (word === 'ansicpg' || word === 'mac') {
      this.ansiPage = word === 'mac' ? 10000 : (number ?? 1252)
      this.changePage(this.ansiPage)
    }
    if (word === 'f' && number !== null) this.changePage(this.fontPages.get(number) ?? this.ansiPage)
  }

  private fontWord(word: string, number: number | null) {
    if (word === 'f' && number !== null) this.font = number
    const page = word === 'fcharset' ? CODE_PAGES[String(number)] : undefined
    if (page !== undefined && this.fontPages.size < 1000) this.fontPages.set(this.font, page)
  }

  private changePage(page: number) {
    this.flush()
    this.group.codePage = page
  }

  /** `\uN` is signed, may be half of a pair, and is followed by letters for readers that know no Unicode. */
  private unicode(number: number) {
    if (this.toReplace > 0) return
    this.toReplace = this.group.replacements
    if (!this.isSilent()) this.put(String.fromCharCode(number & 0xffff))
  }

  private isSilent = () => this.group.isSkipped || this.group.isHidden

  private put(text: string) {
    this.flush()
    this.parts.push(text)
  }

  private flush() {
    if (this.bytes.length === 0) return
    const bytes = Uint8Array.from(this.bytes)
    this.bytes = []
    this.parts.push(decodeAs(bytes, charsetOf(this.group.codePage)) ?? decodeAs(bytes, 'windows-1252') ?? '')
  }
}

const charsetOf = (page: number): string => {
  const names: Record<string, string> = tables.charsets
  return names[String(page)] ?? `windows-${page}`
}

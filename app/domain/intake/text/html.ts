import entities from './html-entities.json'
import { tidy } from './plain.ts'

/** Nothing inside these is text for people. */
const HIDDEN = new Set(['head', 'template', 'noscript', 'svg', 'object'])
/** What stands in these is no mark-up: it ends with their own end tag alone (HTML 13.2.5.2). */
const RAW = /<\/(?:script|style|title)/gi
/** A new line begins before and after these. */
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul paragraph item list content'.split(
    ' ',
  ),
)
/** A blank line stands around these, as on a page. */
const SPACED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'paragraph'])
const NAMED: Record<string, string> = entities

/**
 * Returns the words of an HTML or XHTML document as a reader sees them, line by line: blocks and breaks begin lines, cells are
 * parted by tabs, list items begin with a dash. One pass, linear in the length; broken mark-up is read as far as it goes.
 */
export function stripHtml(html: string): string {
  const page = new Page()
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    page.write(html.slice(at, open < 0 ? html.length : open))
    if (open < 0) break
    at = open + skipTag(html, open, page)
  }
  return page.text()
}

/** Returns how many characters the mark-up at `open` takes, after telling the page of it. */
function skipTag(html: string, open: number, page: Page): number {
  if (html.startsWith('<!--', open)) return lengthTo(html, '-->', open, 4)
  if (html.startsWith('<![CDATA[', open)) {
    const length = lengthTo(html, ']]>', open, 9)
    page.write(html.slice(open + 9, open + length).replace(/\]\]>$/, ''), 'as it stands')
    return length
  }
  const next = html.charCodeAt(open + 1)
  const isTag =
    (next >= 65 && next <= 90) || (next >= 97 && next <= 122) || next === 0x2f || next === 0x21 || next === 0x3f
  if (!isTag) {
    page.write('<', 'as it stands')
    return 1
  }
  const length = tagLength(html, open)
  const name = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(html.slice(open, open + 40))
  const isRaw = name && name[1] === '' && /^(?:script|style|title)$/i.test(name[2] ?? '')
  if (isRaw) {
    RAW.lastIndex = open + length
    return (RAW.exec(html)?.index ?? html.length) - open
  }
  if (name) page.tag((name[2] ?? '').toLowerCase(), name[1] === '/', html.charAt(open + length - 2) === '/')
  return length
}

function lengthTo(html: string, end: string, open: number, from: number): number {
  const close = html.indexOf(end, open + from)
  return (close < 0 ? html.length : close + end.length) - open
}

/** To the `>` that ends the tag, past those inside quoted attributes. A quote that never closes ends at the first `>`. */
function tagLength(html: string, open: number): number {
  let at = open + 1
  let first = -1
  while (at < html.length) {
    const letter = html.charAt(at)
    if (letter === '>') return at + 1 - open
    if (letter === '"' || letter === "'") {
      const close = html.indexOf(letter, at + 1)
      if (close < 0) {
        first = html.indexOf('>', at)
        return (first < 0 ? html.length : first + 1) - open
      }
      at = close
    }
    at += 1
  }
  return html.length - open
}

/** Decodes the character references of HTML (`&amp;`, `&#8217;`, `&#x2014;`); an unknown name stays as it was written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));?/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) ?? whole
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      const isLetter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
      return isLetter ? String.fromCodePoint(point) : '\ufffd'
    },
  )
}

/** The page as it grows. White space collapses but in `pre`; lines that a block opened are closed once. */
class Page {
  private parts: string[] = []
  private hidden: string[] = []
  private preformatted = 0
  /** Line feeds at the end of what is written; a fresh page needs none. */
  private feeds = 2
  private space = false

  write(text: string, how?: 'as it stands') {
    if (this.hidden.length > 0 || text === '') return
    const words = how ? text : decodeEntities(text)
    if (this.preformatted > 0) return this.put(words)
    const line = words.replace(/[\s\u00a0]+/g, ' ')
    if (line === ' ') {
      this.space = true
      return
    }
    const lead = this.space || line.startsWith(' ')
    this.put(`${lead && this.feeds === 0 ? ' ' : ''}${line.trim()}`)
    this.space = line.endsWith(' ')
  }

  tag(name: string, isEnd: boolean, isEmpty: boolean) {
    if (HIDDEN.has(name) && !isEmpty) return isEnd ? this.reveal(name) : this.hide(name)
    if (this.hidden.length > 0) return
    if (name === 'br') this.feed(this.feeds + 1)
    if (name === 'pre') this.preformatted = Math.max(0, this.preformatted + (isEnd ? -1 : 1))
    if ((name === 'td' || name === 'th') && !isEnd && this.feeds === 0) this.put('\t')
    if (BLOCKS.has(name)) this.feed(SPACED.has(name) ? 2 : 1)
    if ((name === 'li' || name === 'item') && !isEnd) this.put('- ')
  }

  text(): string {
    return tidy(this.parts.join('').replace(/(?<![ \t])[ \t]+\n/g, '\n'))
  }

  private hide(name: string) {
    if (this.hidden.length < 50) this.hidden.push(name)
  }
  private reveal(name: string) {
    const at = this.hidden.lastIndexOf(name)
    if (at >= 0) this.hidden.length = at
  }
  private put(text: string) {
    this.parts.push(text)
    this.space = text.endsWith('\t') || text.endsWith('- ') ? false : this.space
    this.feeds = text.endsWith('\n') ? Math.max(1, this.feeds) : 0
  }
  /** At least so many line feeds, at most two: one blank line. */
  private feed(wanted: number) {
    const missing = Math.min(2, wanted) - this.feeds
    this.space = false
    if (missing <= 0) return
    this.parts.push('\n'.repeat(missing))
    this.feeds += missing
  }
}

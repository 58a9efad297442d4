/** Reading of JSON that was sent by others: whatever is not of the wanted shape is absent, never an exception. */
export type Node = { readonly [name: string]: unknown }

const MAX_WORDS = 500

/** True for a JSON object. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the object under a name, the first where a list came (R5 and sloppy senders), or null. */
export function nodeAt(node: Node | null, name: string): Node | null {
  const value = node?.[name]
  if (isNode(value)) return value
  if (Array.isArray(value)) return value.find(isNode) ?? null
  return null
}

/** Returns the objects of the list under a name; a lone object is a list of one, anything else an empty one. */
export function nodesAt(node: Node | null, name: string): Node[] {
  const value = node?.[name]
  if (Array.isArray(value)) return value.filter(isNode)
  return isNode(value) ? [value] : []
}

/** Returns the text under a name exactly as sent, or null when it is absent, blank or no text. */
export function textAt(node: Node | null, name: string): string | null {
  const value = node?.[name]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** Returns a short text under a name, fit for one line of a page: see `oneLine`. Null when nothing is left. */
export function wordsAt(node: Node | null, name: string): string | null {
  const value = node?.[name]
  return typeof value === 'string' ? oneLine(value) : null
}

/** Returns the texts of the list under a name, each fit for one line. */
export function wordsListAt(node: Node | null, name: string): string[] {
  const value = node?.[name]
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => (typeof item === 'string' ? (oneLine(item) ?? []) : []))
}

/** Returns the finite number under a name, or null. */
export function numberAt(node: Node | null, name: string): number | null {
  const value = node?.[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Returns the truth under a name, or null when none was said. */
export function truthAt(node: Node | null, name: string): boolean | null {
  const value = node?.[name]
  return typeof value === 'boolean' ? value : null
}

/** Returns what a table has under a name that came from a file; a name that every object inherits ("constructor") finds nothing. */
export const lookUp = <T>(table: Record<string, T>, name: string): T | null =>
  Object.hasOwn(table, name) ? (table[name] ?? null) : null

const UNSAFE = /[\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}]+/gu
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/** Returns text without control characters and half characters, in one line of at most 500 characters; null when blank. */
export function oneLine(text: string): string | null {
  if (text.length <= MAX_WORDS && PLAIN.test(text)) return text
  // Cut before cleaning, so that a hostile length costs nothing; white space can only shrink what is left.
  const line = text
    .slice(0, MAX_WORDS * 4)
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return line === '' ? null : cut(line)
}

const cut = (line: string) =>
  line.length <= MAX_WORDS ? line : line.slice(0, MAX_WORDS).replace(/[\ud800-\udbff]$/, '')

import { factored } from './factored.ts'
import { type Need, needOf } from './needs.ts'
import { VOCABULARY } from './vocabulary.ts'

/*
 * Rules are written over a mask of the text: same length, lower case, with each diagnosis replaced by one repeated letter that says how it
 * stands to the record, and each sentence end by one sign. A pattern can so say "please document <an undocumented diagnosis>" without
 * knowing any diagnosis, and no pattern can cross a sentence.
 */
export const MASK = {
  undocumented: '\uE000',
  deeper: '\uE001',
  documented: '\uE002',
  quoted: '\uE003',
  innocent: '\uE004',
  own: '\uE005',
  stop: '\uE01F',
  asked: '\uE01E',
} as const

const LETTERS = `a-z0-9${MASK.undocumented}-${MASK.own}`
const WORD = `[${LETTERS}]+`
const GAP = `[^${LETTERS}${MASK.stop}${MASK.asked}]{1,6}`
const MARKS: Record<string, string> = {
  NEWDX: `[${MASK.undocumented}${MASK.deeper}]+`,
  UNDOC: `${MASK.undocumented}+`,
  DEEPER: `${MASK.deeper}+`,
  DOC: `${MASK.documented}+`,
  ANYDX: `[${MASK.undocumented}-${MASK.documented}]+`,
  QUOTED: `${MASK.quoted}+`,
  OWNWORDS: `${MASK.own}+`,
  DXORQUOTE: `[${MASK.undocumented}-${MASK.quoted}]+`,
}
const START = `(?<=^|[${MASK.stop}${MASK.asked},;:()\u2013\u2014-])[^${LETTERS}${MASK.stop}${MASK.asked}]{0,6}`

const OPTIONAL = /^(?:\{[a-z][a-z0-9-]*\}|\(\?:[^()]*\)|[a-z'-]+)\?$/

/** The wordings of a pattern in order: what each cannot do without, and its expression, which is made when a text holds that. */
export type Pattern = { readonly wordings: readonly Wording[] }
export type Wording = { readonly need: Need; readonly test: RegExp }

/** "(?:please|^)" stands for two patterns: one with the word, one at the start of a clause. */
function split(source: string): string[] {
  const token = /\(\?:[^ ]*\|\^(?:\|[^ ]*)?\)(?= )/.exec(source)?.[0]
  if (!token) return [source]
  return [source.replace(token, token.replace('|^', '')), source.replace(token, '^')]
}

function expand(token: string): string {
  return token
    .replace(/_(\(\?:(?:[^()]*[^()_])\))\?/g, (all, group: string) =>
      /_(?:\||\)$)/.test(group) ? all : `(?:_${group})?`,
    )
    .replace(/\{([a-z][a-z0-9-]*)\}/g, (_, name: string) => {
      const words = VOCABULARY[name]
      if (!words) throw new Error(`No such word class: ${name}`)
      return `(?:${words.join('|')})`
    })
    .replace(/\b[A-Z]{3,}\b/g, (mark) => MARKS[mark] ?? mark)
    .replace(/_\?/g, '(?:_)?')
    .replace(/ |_/g, GAP)
}

/** Braces and brackets hold alternatives whose spaces are written "_", so that tokens part at spaces alone. */
function compile(source: string): string {
  let out = ''
  let needsGap = false
  // "given_(?:that_)?" ends with its own gap: what follows begins at once.
  let isOpen = false
  for (const token of source.trim().split(/\s+/)) {
    if (token.split('(').length !== token.split(')').length) throw new Error(`A space inside a token of: ${source}`)
    const gap = /^~(\d+)$/.exec(token)
    if (gap) {
      out += isOpen ? `(?:${WORD}${GAP}){0,${gap[1]}}?` : `(?:${GAP}${WORD}){0,${gap[1]}}?`
    } else if (token === '^') {
      out += START
    } else if (token.startsWith('!')) {
      out += `(?!${GAP}(?:${expand(token.slice(1))})(?![${LETTERS}]))`
    } else if (OPTIONAL.test(token)) {
      const part = expand(token.slice(0, -1))
      out += needsGap ? `(?:${GAP}(?:${part})(?![${LETTERS}]))?` : `(?:(?<![${LETTERS}])(?:${part})${GAP})?`
    } else {
      const ends = /_\)[?*]$/.test(token)
      const begin = needsGap && !isOpen ? GAP : `(?<![${LETTERS}])`
      out += `${begin}(?:${expand(token)})${ends ? '' : `(?![${LETTERS}])`}`
      needsGap = true
      isOpen = ends
    }
  }
  return out
}

/**
 * Returns a pattern over a mask. Tokens are words or alternations, with classes of the vocabulary in braces; "~4" is up to four words of
 * any kind, "x?" may be missing, "!x" says that x must not follow, "^" is the start of a clause, NEWDX an undocumented or too specific
 * diagnosis, DOC a documented one. Words and gaps share no letter and repeats are bounded, so that matching is linear.
 */
export function pattern(...sources: string[]): Pattern {
  let made: readonly Wording[] | null = null
  return {
    get wordings() {
      made ??= sources.flatMap(split).map(compile).map(worded)
      return made
    },
  }
}

function worded(source: string): Wording {
  let made: RegExp | null = null
  return {
    need: needOf(source),
    get test() {
      made ??= new RegExp(factored([source], `(?<![${LETTERS}])`), 'g')
      return made
    },
  }
}

import brands from './data/brand-names.json'
import spelling from './data/spelling.json'

/** A word of a text: `norm` is what is compared, `start` and `end` are offsets into the text as given, `raw` keeps the capitals. */
export type Word = { norm: string; raw: string; start: number; end: number; before: string }

const WORD = /\d+(?:(?:st|nd|rd|th)(?![a-z])|(?:[.,]\d+)*)|\p{L}+(?:['\u2019]s(?!\p{L}))?/giu
const STAGE_WORDS = new Set(['stage', 'type', 'grade', 'class', 'degree', 'category', 'ckd', 'dm', 'mobitz', 'nyha'])
/** After these a full stop is part of the abbreviation, as it is after a single letter ("E. coli", "vs. chronic"). */
const SHORTENED = new Set([
  'vs',
  'resp',
  'dr',
  'hx',
  'dx',
  'pt',
  'st',
  'acc',
  'approx',
  'mod',
  'sev',
  'chr',
  'ac',
  'diff',
  'pulm',
  'card',
])
const ROMAN = new Map(Object.entries({ i: '1', ii: '2', iii: '3', iv: '4', v: '5', iiia: '3a', iiib: '3b' }))
/** Also of brand names: what is known of a substance holds for it under any name. */
const respelled = new Map(Object.entries<string>({ ...brands.substances, ...spelling.respell }))
const BRANDS = new Map(Object.entries<string>(brands.substances))
const known = new Map<string, string>()

/** Returns the comparison form of one word: lower case, American spelling, singular, common misspellings mended. */
export function normalWord(raw: string): string {
  const kept = known.get(raw)
  if (kept !== undefined) return kept
  const norm = computeNormal(raw)
  if (known.size < 50_000) known.set(raw, norm)
  return norm
}

function computeNormal(raw: string): string {
  const lower = raw
    .toLowerCase()
    .replace(/['\u2019]s$/, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
  const listed = respelled.get(lower)
  if (listed !== undefined) return listed
  const singular = singularOf(american(lower))
  return respelled.get(singular) ?? singular
}

/** Applied to the lexicon and the text alike, so that an odd form does no harm: only two forms that meet could. */
function american(word: string): string {
  if (word.length < 5) return word
  return word
    .replace(/ae|oe/g, 'e')
    .replace(/our(?=s?$)/, 'or')
    .replace(/is(?=(?:e|ed|es|ing|ation|ations)$)/, 'iz')
    .replace(/sulph/, 'sulf')
}

function singularOf(word: string): string {
  if (word.length < 5) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return /[^suia]s$/.test(word) ? word.slice(0, -1) : word
}

/** Returns a text with brand names replaced by the substance that they hold ("Haldol" by "haloperidol"). */
export function withSubstances(text: string): string {
  return text.replace(/[A-Za-z]{4,}/g, (word) => BRANDS.get(word.toLowerCase()) ?? word)
}

/** Returns the words of a text in order with their offsets; numbers and letters that touch ("CKD3", "T2DM") are words of their own. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let last = 0
  let previous = ''
  for (const match of text.matchAll(WORD)) {
    const raw = match[0]
    const start = match.index
    const before = gapOf(text.slice(last, start), previous)
    const staged = STAGE_WORDS.has(previous) ? ROMAN.get(raw.toLowerCase()) : undefined
    const end = start + raw.length
    if (staged !== undefined && staged.length > 1) {
      words.push({ norm: '3', raw, start, end: end - 1, before })
      words.push({ norm: staged.slice(1), raw: raw.slice(-1), start: end - 1, end, before: '' })
    } else {
      words.push({ norm: staged ?? normalWord(raw), raw, start, end, before })
    }
    previous = normalWord(raw)
    last = end
  }
  return words
}

function gapOf(gap: string, previous: string): string {
  const isShortened = /^\. ?$/.test(gap) && (/^[a-z]$/.test(previous) || SHORTENED.has(previous))
  return isShortened ? ' ' : gap
}

/** Returns the comparison forms of a phrase of the data files. */
export function normsOf(phrase: string): string[] {
  return wordsOf(phrase).map((word) => word.norm)
}

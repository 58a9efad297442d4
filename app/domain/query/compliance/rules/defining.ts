import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { withSubstances } from '#app/domain/query/lexicon/words.ts'
import { standingOf } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import table from './defining-tests.json'
import { currentOf } from './evidence.ts'

type Defining = { concepts: readonly string[]; unless: RegExp | null; isOut: (told: Told) => boolean }
type Told = readonly { text: string; source: string; clauses: readonly string[] }[]

const NEGATIVE =
  '(?:negative|neg|non-?reactive|not detected|not isolated|undetect\\w+|no growth|no organisms?|ngtd|sterile|unremarkable|normal|within normal|wnl|absent|none|not elevated|not present|no m[- ]?(?:spike|protein)|no malignant cells|no inflammation|no giant cells|no arteritis|no granulomas?|did not)'
const POSITIVE =
  '(?:positive|pos|reactive|detected|grew|grown|growing|growth of|present|elevated|high|abnormal|pending|in process|sent|repeat\\w*|weakly|equivocal|indeterminate|\\d\\+)'
const FIRST_RESULT = new RegExp(`\\b(?:(${NEGATIVE})|${POSITIVE})(?![a-z])`, 'i')
const BEFORE = /\b(?:negative|normal|non-?reactive|no growth (?:on|in|from)|sterile|unremarkable) (?:[\w-]+ ){0,2}$/i
/** "hCG <1": below what the test can tell. */
const BELOW_LIMIT = /^(?: (?:level|quant\w*|was|is|of))*[ :]*(?:<|less than) ?(?:[0-5](?:\.\d+)?|31)\b/i
/** "Toxin negative, PCR positive": another way of doing the same test has the last word; looked for from the result on. */
export const ANOTHER_WAY =
  /^[^.]{0,30}?[,;] (?:(?:and|but|then|later|the|a|was|is|its|repeat\w*|second|confirmatory|IgM|IgG|PCR|NAAT|RNA|DNA|toxin|culture|antigen|antibody|stain|smear|western|blot|viral|load) ){1,5}(?:positive|pos|detected|reactive|grew|\d)/i
/** How far behind its name a test tells its result, in signs. */
const REACH = 110

/** Returns the clauses of a text. Full stops of figures and of short names ("C. diff") end no clause. */
export const clausesOf = (text: string): string[] => text.split(/[;\n]|(?<![\d\W][A-Za-z]|^[A-Za-z])\.(?!\d)/)

/** Each time that a test is named, whether its result is told as negative; null where no result stands behind it. */
function resultsOf(tests: RegExp, clause: string): (boolean | null)[] {
  return [...clause.matchAll(tests)].map(({ index, 0: { length } }) => {
    if (BEFORE.test(clause.slice(Math.max(0, index - 48), index))) return true
    const told = clause.slice(index + length, index + length + REACH)
    if (BELOW_LIMIT.test(told)) return true
    const result = FIRST_RESULT.exec(told)
    if (result === null) return null
    const behind = index + length + result.index
    return result[1] !== undefined && !ANOTHER_WAY.test(clause.slice(behind, behind + REACH))
  })
}

/** The test that a diagnosis is made by was done and came back without it, each time. */
function byTests(tests: string): Defining['isOut'] {
  const named = new RegExp(`\\b(?:${tests})\\b`, 'gi')
  return (told) => {
    const results = told.flatMap(({ clauses }) => clauses.flatMap((clause) => resultsOf(named, clause)))
    return results.includes(true) && !results.includes(false)
  }
}

const DENIAL =
  /\b(?:no|without|negative(?: for)?|free of|clear of|devoid of|absence of|excludes|rules out|ruled out|not show(?:ing)?)\b/gi
const TURN = /\b(?:but|however|although|with|there is|there are|now)\b/i
const CHOICE = /\b(?:or|nor)\b/gi

/** What a denial reaches in a clause: to its comma, or to the end of a list that closes with "or" ("no effusion, edema or pneumothorax"). */
function reachOf(behind: string): number {
  const turn = behind.search(TURN)
  const stretch = turn < 0 ? behind : behind.slice(0, turn)
  const comma = stretch.indexOf(',')
  const choice = [...stretch.matchAll(CHOICE)].at(-1)?.index ?? -1
  if (comma < 0) return stretch.length
  const end = choice > comma ? stretch.indexOf(',', choice) : comma
  return end < 0 ? stretch.length : end
}

/** Returns what a clause denies, and what is left of it. */
export function denials(clause: string): { denied: string; left: string } {
  let denied = ''
  let left = ''
  let from = 0
  for (const { index, 0: word } of clause.matchAll(DENIAL)) {
    if (index < from) continue
    const start = index + word.length
    const end = start + reachOf(clause.slice(start))
    left += clause.slice(from, index)
    denied += ` ${clause.slice(start, end)},`
    from = end
  }
  return { denied, left: left + clause.slice(from) }
}

/** Returns what a text tells when what it denies is left out, drugs by their substance. */
export function assertedIn(text: string): string {
  return withSubstances(
    clausesOf(text)
      .map((clause) => denials(clause).left)
      .join('; '),
  )
}

const BEHIND =
  '(?: (?:is|are|was|were|has been|have been))? (?:excluded|absent|ruled out|negative|not (?:seen|identified|present|visuali[sz]ed|found|demonstrated))'

/** A report that leaves the thing open denies nothing. */
export const OPEN =
  /\b(?:uncertain|equivocal|indeterminate|questionable|possibl[ey]|cannot (?:be )?(?:exclude|rule|entirely)\w*|may represent|suspicious|not excluded|nondiagnostic|non-diagnostic|limited)\b/i

/** A report of the kind that shows a thing denies it, and nothing current speaks of it otherwise. */
function byThings(by: string, things: string, sound: string): Defining['isOut'] {
  const kind = new RegExp(`\\b(?:${by})`, 'i')
  const named = new RegExp(`\\b(?:${things})\\b`, 'i')
  const behind = new RegExp(`\\b(?:${things})\\b${BEHIND}`, 'gi')
  const isSound = sound === '' ? null : new RegExp(`\\b(?:${sound})\\b`, 'i')
  return (told) => {
    const read = told.flatMap(({ text, source, clauses }) =>
      clauses.map((clause) => ({
        ...denials(clause),
        shown: (kind.test(source) || kind.test(text)) && !OPEN.test(text),
      })),
    )
    const isDenied = ({ denied, left, shown }: (typeof read)[number]) =>
      shown && (named.test(denied) || left.search(behind) >= 0 || isSound?.test(left) === true)
    return read.some(isDenied) && !read.some(({ left }) => named.test(left.replace(behind, ' ')))
  }
}

const unlessOf = (unless: string) => (unless === '' ? null : new RegExp(unless, 'i'))
const DEFINING: readonly Defining[] = [
  ...table.tests.map(({ concepts, tests, unless }) => ({ concepts, unless: unlessOf(unless), isOut: byTests(tests) })),
  ...table.things.map(({ concepts, by, things, unless, ...rest }) => ({
    concepts,
    unless: unlessOf(unless),
    isOut: byThings(by, things, ('sound' in rest ? rest.sound : undefined) ?? ''),
  })),
]

/** Returns whether the test or the picture that a diagnosis is made by was done and speaks flatly against it (PF4 negative, no filling defect), whatever else was given for it. */
export function isExcludedByTest(reading: Reading, conceptId: string): boolean {
  const told = toldIn(reading)
  return DEFINING.some(
    ({ concepts, unless, isOut }) =>
      concepts.some(
        (concept) => isSameOrDeeper(conceptId, concept) && standingOf(concept, reading.documented) !== 'documented',
      ) &&
      isOut(told) &&
      !(
        unless !== null &&
        told.some(({ clauses }) => clauses.some((clause) => unless.test(withSubstances(denials(clause).left))))
      ),
  )
}

const TOLD = new WeakMap<Reading, Told>()

function toldIn(reading: Reading): Told {
  const before = TOLD.get(reading)
  if (before) return before
  const told = currentOf(reading).map(({ passage: { text }, source }) => ({ text, source, clauses: clausesOf(text) }))
  TOLD.set(reading, told)
  return told
}

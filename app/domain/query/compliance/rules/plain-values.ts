import { type Condition, conditionOf, meets } from '#app/domain/query/lexicon/conditions.ts'
import { isHeldUp } from '#app/domain/query/lexicon/held-up.ts'
import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { normalIn } from '#app/domain/query/lexicon/normal-words.ts'
import { valuesIn } from '#app/domain/query/lexicon/readings.ts'
import { withSubstances, wordsOf } from '#app/domain/query/lexicon/words.ts'
import { standingOf } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import { assertedIn } from './defining.ts'
import { currentOf, currentTexts } from './evidence.ts'
import table from './plain-values.json'

type Plain = {
  concept: string
  lines: Condition[]
  least: number
  readings: number
  needs: RegExp | null
  unless: RegExp | null
  spares: string[]
  /** The peak of a stimulated test is enough. */
  any: boolean
  first: boolean
}

const wordsOrNone = (words: string | undefined) => (words ? new RegExp(words, 'i') : null)

const PLAIN: readonly Plain[] = table.values.map((entry) => ({
  concept: entry.concept,
  lines: entry.lines.flatMap((line) => conditionOf(line) ?? []),
  least: entry.least,
  readings: entry.readings,
  needs: wordsOrNone('needs' in entry ? entry.needs : undefined),
  unless: wordsOrNone(entry.unless),
  spares: entry.spares,
  any: 'any' in entry && entry.any === true,
  first: 'first' in entry && entry.first === true,
}))

/** All values of each measure that the query cites, and null where one of them was reached with a machine or much oxygen. */
type Pooled = ReadonlyMap<string, readonly number[] | null>

/** "Troponin <0.01 x 3" is three values, "serial troponins negative" two at least. */
function timesOf(text: string, start: number, end: number): number {
  const told = /^(?: (?!x\b)[a-z]+){0,3} ?[x\u00d7] ?([2-6])\b/i.exec(text.slice(end, end + 40))?.[1]
  const isSerial = /\b(?:serial|both|all|repeat\w*) (?:hs-?)?$/i.test(text.slice(Math.max(0, start - 12), start))
  return Number(told ?? (isSerial ? 2 : 1))
}

const POOLED = new WeakMap<Reading, Pooled>()

function pooledIn(reading: Reading): Pooled {
  const before = POOLED.get(reading)
  if (before) return before
  const pooled = new Map<string, readonly number[] | null>()
  for (const { passage } of currentOf(reading)) {
    const words = wordsOf(passage.text)
    const named = normalIn(passage.text, words).map(({ value, ...told }) => ({ ...told, values: [value] }))
    for (const { measure, values, start, end } of [...valuesIn(passage.text, words), ...named]) {
      const known = pooled.get(measure)
      const isOpen = known === null || isHeldUp(measure, passage.text, end)
      const all = Array.from({ length: timesOf(passage.text, start, end) }, () => values).flat()
      pooled.set(measure, isOpen ? null : [...(known ?? []), ...all])
    }
  }
  POOLED.set(reading, pooled)
  return pooled
}

function isMet(pooled: Pooled, line: Condition, any: boolean): boolean {
  const values = pooled.get(line.measure) ?? null
  return (
    values !== null && meets({ measure: line.measure, values: [...values], start: 0, end: 0 }, line, { every: !any })
  )
}

/** Returns whether each cited value of some measures meets its line, and so many of the measures are cited. */
export function areMet(reading: Reading, lines: readonly Condition[], least: number): boolean {
  const pooled = pooledIn(reading)
  const cited = lines.filter(({ measure }) => pooled.has(measure))
  return cited.length >= least && cited.every((line) => isMet(pooled, line, false))
}

/** Returns whether the results leave a diagnosis no ground (ketones and bicarbonate normal, troponin flat): values that its definition excludes, whatever was given for it. */
export function isExcludedByValues(reading: Reading, conceptId: string): boolean {
  const pooled = pooledIn(reading)
  if (pooled.size === 0) return false
  const texts = currentTexts(reading).map(withSubstances)
  const asserted = currentTexts(reading).map(assertedIn)
  return PLAIN.some(({ concept, lines, least, readings, needs, unless, spares, any, first }) => {
    if (!isSameOrDeeper(conceptId, concept) || spares.some((id) => isSameOrDeeper(conceptId, id))) return false
    if (concept !== conceptId && standingOf(concept, reading.documented) === 'documented') return false
    const cited = lines.filter(({ measure }) => pooled.has(measure))
    const counted = pooled.get(lines[0]?.measure ?? '')?.length ?? 0
    return (
      cited.length >= least &&
      (!first || cited[0] === lines[0]) &&
      (readings < 2 || counted >= readings) &&
      cited.every((line) => isMet(pooled, line, any)) &&
      (needs === null || texts.some((text) => needs.test(text))) &&
      !(unless !== null && (/\bno /.test(unless.source) ? texts : asserted).some((text) => unless.test(text)))
    )
  })
}

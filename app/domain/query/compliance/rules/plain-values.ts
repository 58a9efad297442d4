import { type Condition, conditionOf, meets } from '#app/domain/query/lexicon/conditions.ts'
import { isHeldUp } from '#app/domain/query/lexicon/held-up.ts'
import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { valuesIn } from '#app/domain/query/lexicon/readings.ts'
import { wordsOf } from '#app/domain/query/lexicon/words.ts'
import type { Reading } from '../reading/reading.ts'
import table from './plain-values.json'

type Plain = { concept: string; lines: Condition[]; least: number; readings: number; unless: RegExp; spares: string[] }

const PLAIN: readonly Plain[] = table.values.map(({ lines, unless, ...rest }) => ({
  ...rest,
  lines: lines.flatMap((line) => conditionOf(line) ?? []),
  unless: new RegExp(unless, 'i'),
}))

/** All values of each measure that the query cites, and null where one of them was reached with a machine or much oxygen. */
type Pooled = ReadonlyMap<string, readonly number[] | null>

/** "Troponin <0.01 x 3" is three values. */
const timesBehind = (text: string, end: number) =>
  Number(/^ ?[x\u00d7] ?([2-6])\b/i.exec(text.slice(end, end + 6))?.[1] ?? 1)

const POOLED = new WeakMap<Reading, Pooled>()

function pooledIn(reading: Reading): Pooled {
  const before = POOLED.get(reading)
  if (before) return before
  const pooled = new Map<string, readonly number[] | null>()
  for (const { passage } of reading.usable) {
    for (const { measure, values, end } of valuesIn(passage.text, wordsOf(passage.text))) {
      const known = pooled.get(measure)
      const isOpen = known === null || isHeldUp(measure, passage.text, end)
      const all = Array.from({ length: timesBehind(passage.text, end) }, () => values).flat()
      pooled.set(measure, isOpen ? null : [...(known ?? []), ...all])
    }
  }
  POOLED.set(reading, pooled)
  return pooled
}

/** Returns whether the results leave a diagnosis no ground (ketones and bicarbonate normal, troponin flat): values that its definition excludes, whatever was given for it. */
export function isExcludedByValues(reading: Reading, conceptId: string): boolean {
  return PLAIN.some(({ concept, lines, least, readings, unless, spares }) => {
    if (!isSameOrDeeper(conceptId, concept) || spares.includes(conceptId)) return false
    const pooled = pooledIn(reading)
    const cited = lines.filter(({ measure }) => pooled.has(measure))
    const isMet = (line: Condition) => {
      const values = pooled.get(line.measure) ?? null
      return (
        values !== null &&
        meets({ measure: line.measure, values: [...values], start: 0, end: 0 }, line, { every: true })
      )
    }
    const counted = pooled.get(lines[0]?.measure ?? '')?.length ?? 0
    return (
      cited.length >= least &&
      (readings < 2 || counted >= readings) &&
      cited.every(isMet) &&
      !reading.usable.some(({ passage }) => unless.test(passage.text))
    )
  })
}

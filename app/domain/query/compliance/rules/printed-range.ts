import { evidenceMap } from '#app/domain/query/lexicon/evidence-map.ts'
import { valuesIn } from '#app/domain/query/lexicon/readings.ts'
import { wordsOf } from '#app/domain/query/lexicon/words.ts'
import { onceFor } from '../language/once-for.ts'
import { standingOf } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import { currentTexts, supportIn } from './evidence.ts'

/** "(ref 12.0-15.5)", "normal range 0.4 to 4.2": what the laboratory printed beside a value. */
const RANGE =
  /\b(?:ref(?:erence)?(?: range| interval| values?)?|normal(?: range| values?)?|lab(?:oratory)? range|range)[.:=]? ?(?:is |of )?(\d{1,6}(?:\.\d{1,3})?) ?(?:-|\u2013|to) ?(\d{1,6}(?:\.\d{1,3})?)/gi

/** How far behind a value its range is looked for, in signs. */
const REACH = 160

/** Of each measure that the current findings give: whether each of its values has its range printed beside it and lies within. */
const withinIn = onceFor((reading: Reading) => {
  const within = new Map<string, boolean>()
  for (const text of currentTexts(reading)) {
    const ranges = [...text.matchAll(RANGE)].map(({ index, 0: { length }, 1: low, 2: high }) => ({
      index,
      end: index + length,
      low: Number(low),
      high: Number(high),
    }))
    const bare = text.replace(RANGE, (all) => ';'.repeat(all.length))
    const taken = valuesIn(bare, wordsOf(bare))
    let at = 0
    for (const { measure, values, end } of [...taken].sort((one, other) => one.end - other.end)) {
      while (at < ranges.length && (ranges[at]?.index ?? 0) < end) at += 1
      const range = ranges[at]
      const isNear = range !== undefined && range.index - end <= REACH
      const isBeside = isNear && /^[^;.]*$/.test(text.slice(end, range.index).replace(/\d\.\d/g, ''))
      // A value without its range is read by none: it may be the abnormal one.
      const isNormal = isBeside && values.every((value) => value >= range.low && value <= range.high)
      within.set(measure, (within.get(measure) ?? true) && isNormal)
    }
  }
  return within
})

/** Returns whether each value of a measure that a diagnosis is known by lies within the range printed beside it, while no strong finding bears the diagnosis out: a normal value supports nothing. A diagnosis known by a rise (acute kidney injury) can arise within the range. */
export function isWithinPrintedRange(reading: Reading, conceptId: string): boolean {
  // Which type of a documented condition it is, one normal value does not settle.
  if (standingOf(conceptId, reading.documented) !== 'undocumented') return false
  const normal = [...withinIn(reading)].filter(([, isWithin]) => isWithin)
  if (normal.length === 0) return false
  if (supportIn(reading, conceptId).for.some(({ strength }) => strength === 'strong')) return false
  return normal.some(([measure]) => {
    const known = (evidenceMap().measured.get(measure) ?? []).filter(
      ({ effect }) => effect.conceptId === conceptId && effect.direction === 'for',
    )
    return known.length > 0 && !known.some(({ condition }) => condition.of === 'rise' || condition.of === 'ratio')
  })
}

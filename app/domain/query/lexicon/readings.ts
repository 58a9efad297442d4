import { once } from '#app/domain/shared/once.ts'
import table from './data/measures.json'
import { inFluid } from './fluids.ts'
import { PhraseTree, partsPhrases } from './phrases.ts'
import { PRESSURE, pressuresIn, pressuresOf } from './pressures.ts'
import type { Word } from './words.ts'

type Measure = (typeof table.measures)[number]
/** The values of one measure as told in a text, in order of time, in the usual unit; `start` and `end` are offsets into the text. */
export type ValueReading = { measure: string; values: number[]; start: number; end: number }

const MEASURES = new Map(table.measures.map((measure) => [measure.id, measure]))
const namesOfMeasures = once(() => {
  const tree = new PhraseTree<Measure>()
  for (const measure of table.measures) for (const name of measure.names) tree.add(name, measure)
  return tree
})
export const MEASURE_IDS: ReadonlySet<string> = new Set([
  ...table.measures.map(({ id }) => id),
  'dbp',
  'units-transfused',
])

const REACH = 110
/** Not results: the surface of a body that a filtration is told for, dates, times of day, reference ranges, ordinals, "day 3". All blanked before numbers are read, so that offsets stay. */
const NOT_RESULTS =
  /\b\d{4}-\d{2}-\d{2}\b|\b(?:0?[1-9]|1[0-2])\/(?:19|20)\d{2}\b|(?<=[a-z]\s?)\/\s?1[.,]73(?:\s?m(?:2|\^2|\u00b2|\b))?|\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?![\d.%])|\b\d{1,2}:\d{2}\b|\b\d{4}\s*(?:h|hrs|hours)\b|\(?\b(?:ref(?:erence)?|normal|nl|goal|target|uln|range)\b[^;)\n]{0,30}?\d[\d.\s\u2013-]*\)?|\b(?:day|hd|pod|stage|type|grade|class|x|#|hospital day|dol|age)(?:\s*#)?\s*\d+\b|\b\d+\s*(?:st|nd|rd|th)\b/gi
/** "1.0 (clinic last month) to 1.8": words between two values of one course. */
const ASIDE = /(?<=\d ?%? ?)\([^()\d]{2,40}\)(?=,? ?(?:->|>|\u2192|to|then|and|now)? ?\d)/gi
const NUMBER =
  /(?:(<=?|>=?|\u2264|\u2265|less than|greater than)\s*|(?<!\s)\s*|)(\d+(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)\s*(%|\u00b0?\s?[cf]\b|mm\s?\[?hg\b\]?|(?:x\s?10)?\s?[a-z\u00b5\u03bc]+(?:\/[a-z0-9.]+){0,2}\b)?/gi
/** A number in one of these is of another thing than the measure, unless the measure has the unit. */
const OTHER_UNITS =
  /^(?:l|lnc|liters?|lpm|units?|days?|hours?|hrs?|h|min|minutes?|weeks?|wks?|months?|mos?|years?|yrs?|mg|meq|mcg|ml|cc|g|gm|grams?|doses?|times|pack|packs|mmhg|lbs?|pounds?|kg|cm|mm|ft|puffs?|bags?|am|pm|prbc|prbcs)$/i
const CONNECTIVES =
  /^(?:then|now|to|on|up|down|from|peak\w*|today|with|rising|rose|trend\w*|repeat\w*|subsequent\w*|later|baseline|admission|and|currently|at|was|is|nadir|decreas\w*|increas\w*|improv\w*|worsen\w*|after|prior|previous\w*|initial\w*|by|day|discharge|fell|drop\w*|declin\w*|down|h|l|c|f|max\w*|yesterday|next|followed|hours?|hrs?|h|am|pm|post\w*|in|latest|most|recent|o|usual|level|serum|overnight|without|despite)\b/i

/** Returns every measured value in a text with its series ("0.9 > 1.6 > 2.4", "from 1.0 to 2.3", "2.4 (baseline 0.8)"), in the usual unit. */
export function valuesIn(text: string, words: readonly Word[]): ValueReading[] {
  const blanked = text
    .replace(NOT_RESULTS, (match) => ' '.repeat(match.length))
    .replace(ASIDE, (match) => ' '.repeat(match.length))
  const named = namesIn(words)
  return [
    ...gasesIn(text),
    ...(named.some(({ measures }) => measures.some(isPressure)) ? [] : pressuresIn(text)),
    ...named.flatMap(({ measures, first, last }, at) => {
      const from = words[last]?.end ?? 0
      const start = words[first]?.start ?? 0
      const next = named[at + 1]
      const limit = Math.min(next ? (words[next.first]?.start ?? text.length) : text.length, from + REACH)
      const pressure = pressureAt(text, from, limit, measures, start)
      if (pressure) return pressure
      return measures.flatMap((told) => {
        const measure = MEASURES.get(inFluid(told.id, text, start) ?? '')
        if (measure === undefined) return []
        const found = seriesAfter(blanked, from, limit, measure) ?? valueBefore(blanked, start, measure)
        return found && found.values.length > 0
          ? [
              {
                measure: measure.id,
                values: found.values,
                start: Math.min(start, found.start),
                end: Math.max(from, found.end),
              },
            ]
          : []
      })
    }),
  ]
}

/** A blood gas written in one: pH / pCO2 / pO2. */
function gasesIn(text: string): ValueReading[] {
  return [
    ...text.matchAll(/\b(?:abg|vbg|gas)\b[^.;\n\d]{0,24}([67]\.\d{1,2})\s*\/\s*(\d{2,3})\s*\/\s*(\d{2,3})/gi),
  ].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length }
    const [, ph, pco2, po2] = match.map(Number)
    const readings = [
      { measure: 'ph', values: [ph ?? 0], ...span },
      { measure: 'pco2', values: [pco2 ?? 0], ...span },
    ]
    return /^vbg/i.test(match[0]) ? readings : [...readings, { measure: 'po2', values: [po2 ?? 0], ...span }]
  })
}

/** Where a text names something that is measured, by the numbers of its first and last word. */
export type Named = { measures: readonly Measure[]; first: number; last: number }

/** Returns the measures that a text names, in order. */
export function namesIn(words: readonly Word[]): Named[] {
  const named: Named[] = []
  for (let at = 0; at < words.length; at += 1) {
    const found = namesOfMeasures().longestAt(words, at, partsPhrases)
    const word = words[at]
    if (!found || !word || isUnitWord(words, at, found.length) || isSalt(words[at + found.length])) continue
    named.push({ measures: found.values, first: at, last: at + found.length - 1 })
    at += found.length - 1
  }
  return named
}

/** "Calcium carbonate 6 a day" is a drug: its figure is a dose and no level. */
function isSalt(next: Word | undefined): boolean {
  return (
    next !== undefined &&
    !/[,;:(]/.test(next.before) &&
    /^(?:carbonate|chloride|gluconate|citrate|acetate|sul[fp]h?ate|sulphate|oxide|sucrose|dextran|polystyrene|zirconium|supplements?|tablets?|replacement)$/.test(
      next.norm,
    )
  )
}

/** "40 mg", "on 2 L": a short name behind a number is a unit, and so is the mercury of "mm Hg"; "K" and "T" count only as capitals. */
function isUnitWord(words: readonly Word[], at: number, length: number): boolean {
  const word = words[at]
  if (!word || length > 1 || word.raw.length > 2) return false
  const before = words[at - 1]?.norm ?? ''
  if (word.norm === 'hg' && /^\d*mm$/.test(before)) return true
  const afterNumber = /^\d/.test(before) && !/[,;:(]/.test(word.before)
  return afterNumber || (word.raw.length === 1 && word.raw !== word.raw.toUpperCase())
}

const isPressure = ({ id }: Measure) => id === 'sbp'

function pressureAt(
  text: string,
  from: number,
  limit: number,
  measures: readonly Measure[],
  start: number,
): ValueReading[] | null {
  if (!measures.some(isPressure)) return null
  const values = [...text.slice(from, limit).matchAll(PRESSURE)]
  if (values.length === 0) return null
  const end = from + (values.at(-1)?.index ?? 0) + (values.at(-1)?.[0].length ?? 0)
  return pressuresOf(text.slice(from, limit), start, end)
}

type Series = { values: number[]; start: number; end: number }

function seriesAfter(text: string, from: number, limit: number, measure: Measure): Series | null {
  const stretch = text.slice(from, limit)
  const stop = stopOf(stretch)
  const earlier: number[] = []
  const values: number[] = []
  let end = from
  const matches = [...stretch.slice(0, stop).matchAll(NUMBER)]
  const shared = unitOf(matches, measure)
  for (const match of matches) {
    const before = stretch.slice(Math.max(0, match.index - 24), match.index)
    const signed = SIGNED.has(measure.id) ? signOf(before) : 1
    if (signed === 0) continue
    const told = {
      sign: match[1],
      digits: match[2],
      unit: tellsUnit(match[3], measure) ? match[3] : (shared ?? match[3]),
    }
    const read = resultOf(told, measure, values.length + earlier.length > 0)
    if (read === null || /[\d.]$/.test(before)) continue
    const value = signed * read
    const isEarlier =
      /(?:baseline|previous\w*|prior|usual|known|at home)[^\d]*$/i.test(before) ||
      (values.length > 0 && /\bfrom(?: \w+)?\s*(?:of )?$/i.test(before))
    ;(isEarlier ? earlier : values).push(value)
    const unitless = /^[a-z]{2,}$/i.test(match[3] ?? '') && !OTHER_UNITS.test(match[3] ?? '')
    end = from + match.index + match[0].length - (unitless ? (match[3] ?? '').length : 0)
    while (/\s/.test(text[end - 1] ?? '')) end -= 1
  }
  const all = [...earlier, ...values]
  return all.length > 0 ? { values: all, start: from, end } : null
}

/** "4, 5 and 4 ng/L": the unit behind the last holds for all before it. */
function unitOf(matches: readonly RegExpMatchArray[], measure: Measure): string | undefined {
  const [first, ...others] = matches
  if (first === undefined || tellsUnit(first[3], measure)) return undefined
  return others.map(([, , , unit]) => unit).find((unit) => unit !== undefined && isUnitOf(unit, measure))
}

const plainUnit = (unit: string) => unit.replace(/[\s\u00b0[\]]/g, '').toLowerCase()
const isUnitOf = (unit: string, { units }: Measure) => units.some((each) => each.unit === plainUnit(unit))

const tellsUnit = (unit: string | undefined, measure: Measure) =>
  unit !== undefined && (isUnitOf(unit, measure) || OTHER_UNITS.test(plainUnit(unit)))

/** Scores that fall short of a mean: the map tells how far, so that -2.7 is 2.7. */
const SIGNED: ReadonlySet<string> = new Set(['bone-density', 'z-score-deficit'])

/** What stands before the figure of a score; without a sign nobody can say which side of the mean it is on. */
function signOf(before: string): 1 | -1 | 0 {
  if (/(?:[-\u2212\u2013]|minus|negative)\s?$/i.test(before)) return 1
  return /(?:\+|plus|positive)\s?$/i.test(before) ? -1 : 0
}

/** A reading ends with its sentence, or where a comma brings in words of something else. */
function stopOf(stretch: string): number {
  const sentence = /[;\n|]|\.(?=\s|$)/.exec(stretch)
  const limit = sentence ? sentence.index : stretch.length
  const figure = stretch.search(/\d/)
  for (const match of stretch
    .slice(0, limit)
    .matchAll(/[,(&+]\s*(?=[a-z])|\b(?:and|with|while|requiring|treated|given|received|started)\s+(?=[a-z])/gi)) {
    const behind = match.index + match[0].length
    if (figure < 0 || figure >= match.index) continue
    if (!CONNECTIVES.test(stretch.slice(behind, behind + 40))) return match.index
  }
  return limit
}

type Told = { sign: string | undefined; digits: string | undefined; unit: string | undefined }

function resultOf(told: Told, measure: Measure, isLater: boolean): number | null {
  const unit = plainUnit(told.unit ?? '')
  const known = measure.units.find((candidate) => candidate.unit === unit || `${candidate.unit}s` === unit)
  if (!known && (measure.onlyInUnits || OTHER_UNITS.test(unit))) return null
  const raw = Number((told.digits ?? '').replaceAll(',', ''))
  const scaled = known ? raw * known.factor : overLimit(raw, measure)
  const value = measure.fahrenheit && scaled > 45 ? ((scaled - 32) * 5) / 9 : scaled
  if (value < measure.low || value > measure.high) return null
  const sign = isLater && /^>/.test(told.sign ?? '') ? '' : (told.sign ?? '')
  if (/^(?:<|less)/.test(sign) && !sign.includes('=')) return value * 0.999
  return /^(?:>|greater)/.test(sign) && !sign.includes('=') ? value * 1.001 : value
}

function overLimit(raw: number, measure: Measure): number {
  return raw > measure.over.limit ? raw * measure.over.factor : raw
}

/** "a 12% weight loss", "84% saturation", "EBL": the value may stand before the name. */
function valueBefore(text: string, start: number, measure: Measure): Series | null {
  const before = text.slice(Math.max(0, start - 24), start)
  const match =
    /(<|>)?\s*(\d+(?:\.\d+)?)\s*(%|percent|weeks?|wks?|ml|cc|g|grams?|hours?|hrs?|days?|l|liters?|mm)\s*(?:of |oxygen |body |her |his |total |unintentional )?$/i.exec(
      before,
    )
  if (!match) return null
  const value = resultOf({ sign: match[1], digits: match[2], unit: match[3] }, measure, false)
  return value === null
    ? null
    : {
        values: [value],
        start: start - (before.length - match.index) + (/^\s*/.exec(match[0])?.[0].length ?? 0),
        end: start,
      }
}

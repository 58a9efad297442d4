import table from './data/measures.json'
import { type Named, namesIn } from './readings.ts'
import type { Word } from './words.ts'

/** A measure that a text calls normal without a figure; `value` is what stands for it, in the usual unit. */
export type NormalReading = { measure: string; value: number; start: number; end: number }

const NORMAL = new Map(
  table.measures.flatMap((measure): [string, number][] =>
    'normal' in measure && measure.normal !== undefined ? [[measure.id, measure.normal]] : [],
  ),
)
const BEHIND =
  /^\s?(?:levels? |counts? |values? |studies )?[:(-]?\s?(?:(?:is|was|were|are|remain(?:s|ed)|all|both|entirely|repeatedly|again|also) ){0,3}(?:normal|wnl|unremarkable|negative|undetectable|not (?:elevated|raised|detected)|within (?:the )?(?:normal|reference)|in the (?:normal|reference) range)\b(?! saline| sinus| pressure)/i
const BEFORE =
  /(?<!above |below |over |than |of |of the |times |x )\b(?:normal|unremarkable) (?:serum |plasma |repeat |total )?$/i
const LISTED = /^[\s,/&]*(?:and )?$/

type Told = { before: boolean; behind: boolean }

/** Returns the measures that a text calls normal ("B12 and folate normal", "normal lipase"), in order. */
export function normalIn(text: string, words: readonly Word[]): NormalReading[] {
  if (!/normal|wnl|unremarkable|reference|negative|undetect|not (?:elevated|raised|detected)/i.test(text)) return []
  const named = namesIn(words)
  const told = spread(text, words, named)
  return named.flatMap(({ measures, first, last }, at) =>
    told[at]?.before || told[at]?.behind
      ? measures.flatMap(({ id }) => {
          const value = NORMAL.get(id)
          const span = { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }
          return value === undefined ? [] : [{ measure: id, value, ...span }]
        })
      : [],
  )
}

/** What is said of one in a list is said of those before it ("B12 and folate normal") or behind it ("normal B12 and folate"). */
function spread(text: string, words: readonly Word[], named: readonly Named[]): Told[] {
  const told = named.map((name) => toldOf(text, words, name))
  const joined = named.map((_, at) => at > 0 && adjoin(text, words, named, at))
  for (const [at, each] of told.entries())
    if (joined[at] && told[at - 1]?.before && !hasFigure(text, words, named[at])) each.before = true
  for (let at = told.length - 2; at >= 0; at -= 1) {
    const each = told[at]
    if (each && joined[at + 1] && told[at + 1]?.behind) each.behind = true
  }
  return told
}

function toldOf(text: string, words: readonly Word[], { first, last }: Named): Told {
  const start = words[first]?.start ?? 0
  const end = words[last]?.end ?? 0
  return {
    before: BEFORE.test(text.slice(Math.max(0, start - 32), start)),
    behind: BEHIND.test(text.slice(end, end + 60)),
  }
}

function hasFigure(text: string, words: readonly Word[], name: Named | undefined): boolean {
  const end = words[name?.last ?? 0]?.end ?? 0
  return /^[^\d,;.]{0,16}\d/.test(text.slice(end, end + 20))
}

/** Named one after the other with nothing but a comma or "and" between them. */
function adjoin(text: string, words: readonly Word[], named: readonly Named[], at: number): boolean {
  const from = words[named[at - 1]?.last ?? 0]?.end ?? 0
  const to = words[named[at]?.first ?? 0]?.start ?? 0
  return to - from < 12 && LISTED.test(text.slice(from, to))
}

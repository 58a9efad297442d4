import { type Condition, conditionOf } from '#app/domain/query/lexicon/conditions.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { withSubstances } from '#app/domain/query/lexicon/words.ts'
import { mayMatch } from '../language/needs.ts'
import { onceFor } from '../language/once-for.ts'
import type { Reading } from '../reading/reading.ts'
import { assertedIn, clausesOf, OPEN } from './defining.ts'
import { currentOf } from './evidence.ts'
import { areMet } from './plain-values.ts'
import body from './ruled-out-body.json'
import common from './ruled-out-common.json'
import mind from './ruled-out-mind-birth.json'

type Entry = { option: string; out?: string; lines?: string[]; least?: number; unless?: string; flat?: boolean }
type RuledOut = {
  option: RegExp
  out: RegExp | null
  lines: readonly Condition[]
  least: number
  unless: RegExp | null
  flat: boolean
}

/** Words that the data files share: how a result is told to be negative, how a thing is denied, and what may stand between. */
const SHARED: Readonly<Record<string, string>> = {
  neg: '\\b(?:negative|neg\\b|non-?reactive|not detected|undetect\\w+|no growth|not seen|not found|absent)',
  normal: '\\b(?:normal|unremarkable|within normal(?: limits)?|wnl|intact|clear|negative|not elevated|not raised)',
  no: '(?:no|not|without|never|denies|denied|negative for|free of|absence of|nor)',
  gap: '[^.;,]{0,28}?',
  far: '[^.;]{0,60}?',
}
const expanded = (words: string) => words.replace(/\{(\w+)\}/g, (all, name: string) => SHARED[name] ?? all)
const made = (words: string | undefined) => (words ? new RegExp(`(?<![\\w-])(?:${expanded(words)})`, 'i') : null)

const ENTRIES: readonly RuledOut[] = [...body.entries, ...mind.entries, ...common.entries].map((entry: Entry) => ({
  option: new RegExp(`(?<![\\w-])(?:${entry.option})(?!\\w)`, 'i'),
  out: made(entry.out),
  lines: (entry.lines ?? []).flatMap((line) => conditionOf(line) ?? []),
  least: entry.least ?? 1,
  unless: made(entry.unless),
  flat: entry.flat === true,
}))

/** What an answer itself denies or sets aside ("delirium without hypoglycemia") is not what it offers. */
const SET_ASIDE =
  /\b(?:no|not|without|non|never|unrelated to|other than|rather than|instead of|absence of|free of|excluding)[ -](?:[\w-]+[ ,]+){0,4}$/i

/** What the current findings tell, clause by clause, and what of it is no denial. */
const toldIn = onceFor((reading: Reading) => {
  const texts = currentOf(reading).map(({ passage }) => passage.text)
  return {
    clauses: texts.flatMap((text, at) =>
      OPEN.test(text) ? [] : clausesOf(withSubstances(text)).map((clause) => ({ clause, at })),
    ),
    asserted: texts.map((text) => withSubstances(assertedIn(text))),
  }
})

/** "IGF-1 not normal" tells the contrary of what its last word says. */
const TURNED = /\babnormal|\bnot (?:normal|clear|intact|suppress\w*|adequate\w*)\b/i
const isTold = (out: RegExp, clause: string): boolean => {
  const found = out.exec(clause)
  return found !== null && !TURNED.test(found[0])
}

/** Returns whether another finding than the one at `at` strongly bears out the diagnosis of an answer at a span: both then stand, and the provider weighs them. */
function isBorneOutBeside(reading: Reading, { start, end }: Span, option: string, at: number): boolean {
  const ids = mentionsIn(option)
    .filter((each) => each.kind === 'diagnosis' && each.start <= start && each.end >= end)
    .map(({ conceptId }) => conceptId)
  return currentOf(reading).some(
    ({ bearings }, other) =>
      other !== at &&
      bearings.some(
        ({ conceptId, direction, strength }) => direction === 'for' && strength === 'strong' && ids.includes(conceptId),
      ),
  )
}

type Span = { start: number; end: number }
const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].trimEnd().length })

/** Returns the words of an answer that the findings of a query rule out: the measure, test or sign that it is known by was looked for and speaks against it, and nothing else speaks for it; null where none. */
export function ruledOutIn(reading: Reading, option: string): string | null {
  for (const { option: named, out, lines, least, unless, flat } of ENTRIES) {
    const match = mayMatch(option, named) ? named.exec(option) : null
    if (match === null || SET_ASIDE.test(option.slice(Math.max(0, match.index - 60), match.index))) continue
    if (reading.documented.some(({ text }) => named.test(text))) continue
    const { clauses, asserted } = toldIn(reading)
    const isOut =
      (out !== null &&
        clauses.some(
          ({ clause, at }) => isTold(out, clause) && (flat || !isBorneOutBeside(reading, spanOf(match), option, at)),
        )) ||
      (lines.length > 0 && areMet(reading, lines, least))
    const isOpen =
      unless !== null && [...asserted, ...reading.documented.map(({ text }) => text)].some((text) => unless.test(text))
    if (isOut && !isOpen) return match[0]
  }
  return null
}

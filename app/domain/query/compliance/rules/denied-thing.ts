import { mayMatch } from '../language/needs.ts'
import { onceFor } from '../language/once-for.ts'
import type { Reading } from '../reading/reading.ts'
import { clausesOf, denials, OPEN } from './defining.ts'
import table from './denied-things.json'
import { currentOf } from './evidence.ts'

const worded = (words: string) => new RegExp(`(?<![\\w-])(?:${words})(?!\\w)`, 'i')

const THINGS = table.things.map(({ named, seen, ...rest }) => ({
  named: worded(named),
  seen: worded(seen),
  behind: new RegExp(
    `(?<![\\w-])(?:${seen})(?!\\w)(?: (?:is|are|was|were))? (?:excluded|absent|ruled out|negative|not (?:seen|identified|present|visuali[sz]ed|found|demonstrated))`,
    'gi',
  ),
  by: 'by' in rest && rest.by ? new RegExp(`\\b(?:${rest.by})`, 'i') : null,
  unless: 'unless' in rest && rest.unless ? new RegExp(rest.unless, 'i') : null,
}))

/** "No new fracture", "no further bleeding", "no residual stone": what is denied is only that there is more of it. */
const ONLY_MORE =
  /\b(?:new|further|other|additional|residual|recurrent|ongoing|active|interval|more|remaining|progressive|repeat|displaced|healed|second|remote|larger?|known|change|improvement)\b/i

/** An answer that sets the thing aside itself. */
const SET_ASIDE =
  /\b(?:no|not|without|non|never|unrelated to|other than|rather than|instead of|absence of|free of|excluding|at risk (?:of|for)|history of|old|healed|prior|previous|status post|(?:prophylaxis|screening|evaluation) (?:of|for)|suspected|observation for)[ -](?:[\w-]+[ ,]+){0,4}$/i
const SET_ASIDE_BEHIND = /^[^.;]{0,24}\b(?:ruled out|excluded|not (?:present|found)|absent|resolved)\b/i

/** What each current finding denies and what it leaves standing, clause by clause; one that leaves the thing open denies nothing. */
const toldIn = onceFor((reading: Reading) =>
  currentOf(reading).map(({ passage: { text }, source }) => ({
    kind: `${source} ${text}`,
    isOpen: OPEN.test(text),
    clauses: clausesOf(text).map(denials),
  })),
)

/** Returns the words of an answer that is named for a thing which the findings flatly deny ("stroke due to carotid dissection": "carotids normal, no dissection") and nothing in the query shows; null where none. */
export function deniedIn(reading: Reading, option: string): string | null {
  for (const { named, seen, behind, by, unless } of THINGS) {
    const match = mayMatch(option, named) ? named.exec(option) : null
    if (match === null || SET_ASIDE.test(option.slice(Math.max(0, match.index - 60), match.index))) continue
    if (SET_ASIDE_BEHIND.test(option.slice(match.index + match[0].length))) continue
    if (reading.documented.some(({ text }) => named.test(text) || seen.test(text))) continue
    const told = toldIn(reading)
    const isDenied = told.some(
      ({ kind, isOpen, clauses }) =>
        !isOpen &&
        (by === null || by.test(kind)) &&
        clauses.some(({ denied, left }) => {
          if (left.search(behind) >= 0) return true
          const at = seen.exec(denied)
          return at !== null && !ONLY_MORE.test(denied.slice(Math.max(0, at.index - 40), at.index))
        }),
    )
    if (!isDenied) continue
    const left = told.flatMap(({ clauses }) => clauses.map((clause) => clause.left))
    const isShown = left
      .map((words) => words.replace(behind, ' '))
      .some((words) => seen.test(words) || named.test(words))
    if (!isShown && !(unless && left.some((words) => unless.test(words)))) return match[0]
  }
  return null
}

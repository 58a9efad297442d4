import { withSubstances } from '#app/domain/query/lexicon/words.ts'
import { onceFor } from '../language/once-for.ts'
import type { Reading } from '../reading/reading.ts'
import { assertedIn, clausesOf } from './defining.ts'
import { currentOf } from './evidence.ts'
import table from './screened.json'

const NEGATIVE = '(?:negative|neg\\b|not detected|none detected|undetect\\w+|clean|<\\s?\\d+)'
const OF_ALL =
  /\b(?:urine drug (?:screen|test)|drug screen|UDS|utox|(?:urine |serum )?tox(?:icology)?(?: screen)?|drug test)\b(?! order| pending)[^.;]{0,40}?\b(?:negative|neg|none detected|nothing detected|clean)\b([^.;]*)/i
/** A screen may be told to be negative for some classes only. */
const OF_SOME = /^\W*(?:for|of)\b/i
const EXCEPT = /\b(?:except|but|other than|apart from|save|positive)\b/i

const SUBSTANCES = table.substances.map(({ named, screened, inScreen, used }) => ({
  /** "Methamphetamine-induced", "due to cocaine", "opioid intoxication": what the substance is held to have done. */
  answer: new RegExp(
    `\\b(?:${named})[- ](?:and [\\w-]+ )?(?:induced|related|associated|intoxication|overdose|poisoning|toxicity)\\b|\\b(?:due|secondary|related) to (?:acute |chronic |recent |heavy )*(?:${named})\\b|\\b(?:intoxication|overdose|poisoning|toxicity|use) (?:with|by|from|of|due to) (?:${named})\\b`,
    'i',
  ),
  own: new RegExp(
    `\\b(?:${screened})\\b(?: (?:level|screen|test|metabolites?|and [\\w-]+))*(?: (?:was|is|were))?[: ]{0,2}${NEGATIVE}|\\b${NEGATIVE} (?:for )?(?:[\\w-]+,? (?:and |or )?){0,4}(?:${screened})\\b|\\bno (?:[\\w-]+ (?:or )?){0,2}(?:${screened})\\b`,
    'i',
  ),
  listed: new RegExp(`\\b(?:${screened}|all|every|any)\\b`, 'i'),
  inScreen,
  used: new RegExp(`\\b(?:${used})`, 'i'),
}))

/** The current findings clause by clause, and what they tell when their denials are left out. */
const toldIn = onceFor((reading: Reading) =>
  currentOf(reading)
    .flatMap(({ passage }) => clausesOf(withSubstances(passage.text)))
    .map((clause) => {
      const screen = OF_ALL.exec(clause)
      return { clause, screen, left: assertedIn(clause) }
    }),
)

type Told = ReturnType<typeof toldIn>[number]

function isNegative({ screen, clause }: Told, { own, listed, inScreen }: (typeof SUBSTANCES)[number]): boolean {
  if (own.test(clause)) return true
  if (!inScreen || screen === null) return false
  const behind = screen[1] ?? ''
  return !EXCEPT.test(behind) && (!OF_SOME.test(behind) || listed.test(behind))
}

/** Returns the words of an answer that holds a substance to be the cause where the screen for it came back without it and nothing tells of its use; null where none. */
export function screenedIn(reading: Reading, option: string): string | null {
  for (const substance of SUBSTANCES) {
    const match = substance.answer.exec(option)
    if (match === null || /\b(?:no|not|without|non)[ -]$/i.test(option.slice(0, match.index))) continue
    if (reading.documented.some(({ text }) => substance.used.test(text) || substance.answer.test(text))) continue
    const told = toldIn(reading)
    if (!told.some((each) => isNegative(each, substance))) continue
    const rest = told.filter((each) => !isNegative(each, substance))
    if (!rest.some(({ left }) => substance.used.test(left))) return match[0]
  }
  return null
}

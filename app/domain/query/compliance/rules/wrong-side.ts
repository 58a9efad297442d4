import { onceFor } from '../language/once-for.ts'
import { contentWords } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'
import { currentOf } from './evidence.ts'

const SIDED = /\b(left|right)[ -](?:sided? )?((?:\p{L}+[ -]){0,2}\p{L}+)/giu
const OTHER_SIDE: Record<string, string> = { left: 'right', right: 'left' }

/** Where all answers name the same place and differ in the side, the side is what is asked. */
const asksForSide = onceFor(differInSide)

function differInSide({ options }: Reading): boolean {
  const sided = options.filter(
    ({ role, passage }) => role === 'diagnosis' && /\b(?:left|right|bilateral)\b/i.test(passage.text),
  )
  const bare = new Set(
    sided.map(({ passage }) =>
      passage.text.toLowerCase().replace(/\b(?:left|right|bilateral|both|sided?|sides)\b|[^a-z]/g, ''),
    ),
  )
  return sided.length > 1 && bare.size < sided.length
}

/** What is documented and what the current findings say, in small letters. */
const toldIn = onceFor((reading: Reading) =>
  [...reading.draft.documentedDiagnoses, ...currentOf(reading).map(({ passage }) => passage.text)].map((text) =>
    text.toLowerCase(),
  ),
)

/** Returns whether the place is on the other side: "left lower lobe pneumonia" where every finding that names the lobe has it on the right. */
export function isOnOtherSide(reading: Reading, { start, end }: Subject, option: string): boolean {
  if (asksForSide(reading)) return false
  const texts = toldIn(reading)
  return [
    ...option
      .slice(Math.max(0, start - 30), end + 30)
      .toLowerCase()
      .matchAll(SIDED),
  ].some(([, side = '', behind = '']) => {
    const places = [...contentWords(behind)].filter((word) => PLACES.test(word))
    const names = (each: string) =>
      texts.some((text) => places.some((place) => new RegExp(`\\b${each}\\b[^.;,]{0,24}\\b${place}`).test(text)))
    return (
      places.length > 0 &&
      names(OTHER_SIDE[side] ?? '') &&
      !names(side) &&
      !texts.some((text) => /\b(?:bilateral\w*|both)\b/.test(text))
    )
  })
}

const UNHURT = '(?:compressible|normal|clear|unremarkable|negative|patent|intact|spared|unaffected|free)'

/** Returns whether the side was found free: "left popliteal thrombus; right leg veins fully compressible": a side found free, and named nowhere else. */
export function isOnFreeSide(reading: Reading, { start, end }: Subject, option: string): boolean {
  const side = /\b(left|right)\b/i.exec(option.slice(Math.max(0, start - 12), end + 30))?.[1]?.toLowerCase()
  if (!side || asksForSide(reading)) return false
  const clauses = toldIn(reading)
    .flatMap((text) => text.split(/[.;,\n]/))
    .filter((clause) => new RegExp(`\\b(?:${side}|bilateral|both)\\b`).test(clause))
  return (
    clauses.length > 0 &&
    clauses.every((clause) => new RegExp(`\\b${side}\\b(?: [a-z]+){0,4} ${UNHURT}\\b`).test(clause))
  )
}

const PLACES =
  /^(?:lobe|lung|leg|legs|calf|thigh|foot|toe|ankle|knee|hip|femur|femoral|tibia|fibula|arm|forearm|hand|wrist|elbow|shoulder|humerus|radius|ulna|clavicle|breast|kidney|ureter|ureteral|flank|eye|ear|heel|buttock|popliteal|mca|middle|carotid|pleural|rib|ribs|frontal|parietal|temporal|hemisphere)$/

import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { valuesIn } from '#app/domain/query/lexicon/readings.ts'
import { wordsOf } from '#app/domain/query/lexicon/words.ts'
import type { Reading } from '../reading/reading.ts'
import { assertedIn } from './defining.ts'
import { currentTexts } from './evidence.ts'

/*
 * The signs of a systemic response that each stand beside another cause (a white count on the second day of prednisone, a pulse after
 * albuterol), in a patient without fever in whom infection was looked for and not found: they bear out no sepsis.
 */
type Sign = { measure: string; low: number; high: number; by: RegExp | null; anywhere?: RegExp }

const STEROID =
  /\b(?:predniso\w+|methylpred\w*|solu-?medrol|dexameth\w+|decadron|hydrocortisone|steroids?|betamethasone|G-?CSF|\w*filgrastim|lithium|CLL|lymphocytic leuk\w+)\b/i
const STIMULANT =
  /\b(?:\w*albuterol|nebs?|nebuli[sz]\w+|epinephrine|terbutaline|dobutamine|cocaine|amphetamine\w*|withdrawal|CIWA|pain|anxi\w+|panic|crying|walking|walked|ambulat\w+|exertion|exercise|therapy session|seizures?|convuls\w+|(?:beta-?blocker|metoprolol|carvedilol) (?:held|missed)|atrial fibrillation|AF|SVT|flutter|bleed\w*|dehydrat\w*|hypovol\w+|thyro\w+)\b/i
/** A fit raises the lactate wherever in the query it is told. */
const CONVULSION =
  /\b(?:seizures?|convuls\w+|tonic[- ]clonic|status epilepticus|post-?ictal|metformin|linezolid|cyanide|carbon monoxide)\b/i
const SIGNS: readonly Sign[] = [
  { measure: 'temperature', low: 36, high: 38, by: null },
  { measure: 'wbc', low: 4, high: 12, by: STEROID },
  { measure: 'hr', low: 0, high: 90, by: STIMULANT },
  { measure: 'rr', low: 0, high: 20, by: STIMULANT },
  { measure: 'lactate', low: 0, high: 2, by: STIMULANT, anywhere: CONVULSION },
]

const NO_INFECTION =
  /\b(?:no antibiotics?|antibiotics? (?:not|never|were not|was not|withheld|stopped)|(?:without|off) antibiotics?|no (?:infiltrate|consolidation|source|infection|focus)|(?:chest (?:film|x-?ray)|CXR) (?:is |was )?(?:clear|normal))\b|\b(?:cultures?|PCR|swabs?|panel|urinalysis|UA)\b[^.;]{0,30}\b(?:negative|no growth|not detected|normal)\b/i
const INFECTION =
  /\b(?:positive|grew|grow\w*|cef\w+|\w+cillin\S*|\w+mycin|\w+penem|\w+floxacin|metronidazole|piperacillin\S*|zosyn|antibiotics? (?:started|given|begun|continued|for)|infiltrate|consolidat\w*|pneumonia|cellul\w+|abscess|pyelo\w*|UTI|urinary tract infection|purul\w+|pus|bands|bandemia|procalcitonin (?:[1-9]|0\.[2-9])|hypotens\w*|pressors?|norepi\w*|immuno\w*|neutropen\w*|chemo\w*|mottl\w*|confus\w*|letharg\w*|chills|rigors?|febrile|fever|SOFA|bolus|oligur\w*)\b/i

/** What the findings assert and the record holds. */
const toldIn = (reading: Reading): string[] => [
  ...currentTexts(reading).map(assertedIn),
  ...reading.documented.map(({ text }) => text),
]
/** Whether infection was looked for or its treatment denied, and nothing that is told shows one. */
const isSoughtInVain = (reading: Reading, shown: RegExp): boolean =>
  currentTexts(reading).some((text) => NO_INFECTION.test(text)) && !toldIn(reading).some((text) => shown.test(text))

const clausesOf = (text: string): string[] => text.split(/;|\.(?=\s|$)/)

/** Returns whether the signs that would speak for an undocumented sepsis each have another cause told beside them, with no fever and no infection found. */
export function isResponseExplained(reading: Reading, conceptId: string): boolean {
  if (!isSameOrDeeper(conceptId, 'sepsis')) return false
  const texts = currentTexts(reading)
  const told = toldIn(reading)
  if (!isSoughtInVain(reading, INFECTION)) return false
  const found = texts.flatMap(clausesOf).flatMap((clause) =>
    valuesIn(clause, wordsOf(clause)).flatMap(({ measure, values }) => {
      const sign = SIGNS.find((each) => each.measure === measure)
      if (!sign) return []
      const isOff = values.some((value) => value < sign.low || value > sign.high)
      const by = sign.by?.test(clause) === true || told.some((text) => sign.anywhere?.test(text) === true)
      return [{ measure, isOff, isExplained: isOff && by }]
    }),
  )
  return (
    found.some(({ measure, isOff }) => measure === 'temperature' && !isOff) &&
    found.some(({ isExplained }) => isExplained) &&
    found.every(({ isOff, isExplained }) => !isOff || isExplained)
  )
}

/** What a shock of any kind shows tells nothing of an infection. */
const OF_INFECTION =
  /\b(?:positive|grew|grow\w*|cef\w+|\w+cillin\S*|\w+mycin|\w+penem|\w+floxacin|metronidazole|piperacillin\S*|zosyn|antibiotics?(?! (?:not|never|withheld))|infiltrate|consolidat\w*|pneumonia|cellul\w+|abscess|pyelo\w*|uti|urinary tract infection|purul\w+|pus|bands|bandemia|procalcitonin (?:[1-9]|0\.[2-9])|immuno\w*|neutropen\w*|chemo\w*|chills|rigors?|febrile|fever|perforat\w*|cholangitis|peritonitis|gangren\w*|necroti\w+)\b/i

/** Returns whether a septic shock is offered though temperature and white count were taken and normal, infection or its treatment is denied and none is told: pressure, pulse and lactate belong to every shock. */
export function isShockWithoutInfection(reading: Reading, conceptId: string): boolean {
  if (!isSameOrDeeper(conceptId, 'septic-shock')) return false
  if (!isSoughtInVain(reading, OF_INFECTION)) return false
  const taken = currentTexts(reading).flatMap((text) => valuesIn(text, wordsOf(text)))
  return ['temperature', 'wbc'].every((measure) => {
    const sign = SIGNS.find((each) => each.measure === measure)
    const values = taken.filter((each) => each.measure === measure).flatMap((each) => [...each.values])
    return sign !== undefined && values.length > 0 && values.every((value) => value >= sign.low && value <= sign.high)
  })
}

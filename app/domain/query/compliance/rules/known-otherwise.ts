import { familiesOf, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { valuesIn } from '#app/domain/query/lexicon/readings.ts'
import { wordsOf } from '#app/domain/query/lexicon/words.ts'
import type { Reading } from '../reading/reading.ts'
import { currentOf, offeredIn, supportIn } from './evidence.ts'

/** Returns whether a test has named another organism: once a test has named the organism, another one that no finding, drug or risk of its own points to has no claim. */
export function isOtherOrganism(reading: Reading, conceptId: string): boolean {
  const organisms = familiesOf(conceptId).filter(({ id }) => id === 'pneumonia-agent')
  const own = (id: string) => supportIn(reading, id).for.filter((bearing) => bearing.conceptId === id)
  if (organisms.length === 0 || own(conceptId).length > 0) return false
  return offeredIn(reading).some(
    (rival) =>
      rival !== conceptId &&
      !isSameOrDeeper(rival, conceptId) &&
      !isSameOrDeeper(conceptId, rival) &&
      organisms.some(({ members }) => members.includes(rival)) &&
      own(rival).some(({ strength }) => strength === 'strong'),
  )
}

const BASELINE =
  /\b(?:baseline|usual|outpatient|pre-?admission|previous(?:ly)?|prior|last (?:year|month)|\d+ (?:weeks|months) (?:ago|before|earlier))\b[^.;\d]{0,24}(?:creatinine|creat|cr|scr)\b[^.;\d]{0,12}(\d\.\d+)|\b(?:creatinine|creat|cr|scr)\b[^.;\d]{0,12}(?:baseline|usually)[^.;\d]{0,12}(\d\.\d+)|\b(\d\.\d+) (?:mg\/dL )?(?:at baseline|\(baseline|baseline\b)/gi
const NORMAL_BASELINE =
  /\b(?:normal|unremarkable) (?:baseline|prior|previous|outpatient) (?:kidney|renal|creatinine|egfr|gfr)|\bbaseline (?:kidney function|renal function|creatinine|e?gfr)(?: (?:was|is))? normal\b/i
const LOW_FILTRATION =
  /\b(?:e?gfr)\b[^.;\d]{0,20}(?:[1-5]\d?)(?!\d)|\b(?:albuminuria|proteinuria|ACR|small kidneys|cortical thinning|polycystic)\b/i
/** KDIGO: above this a creatinine (mg/dL) can hide a filtration below 60 in most adults. */
const HIGHEST_NORMAL = 1.1
/** Reached at any time in the stay, this (mg/dL) leaves no lasting loss of filtration below 60. */
const LOW_CREATININE = 0.85

/** Returns whether the kidneys were sound before: chronic kidney disease lasts three months: a normal creatinine before this illness, and no other sign of damage, speaks against it. */
export function hadNormalKidneys(reading: Reading, conceptId: string): boolean {
  if (!isSameOrDeeper(conceptId, 'chronic-kidney-disease')) return false
  const texts = reading.usable.map(({ passage }) => passage.text)
  if (texts.some((text) => LOW_FILTRATION.test(text))) return false
  const measured = texts.flatMap((text) =>
    valuesIn(text, wordsOf(text))
      .filter(({ measure }) => measure === 'creatinine')
      .flatMap(({ values }) => values),
  )
  if (measured.some((value) => value <= LOW_CREATININE)) return true
  const values = texts.flatMap((text) =>
    [...text.matchAll(BASELINE)].map(([, one, two, three]) => Number(one ?? two ?? three)),
  )
  const normal = values.length > 0 && values.every((value) => value <= HIGHEST_NORMAL)
  return normal || texts.some((text) => NORMAL_BASELINE.test(text))
}

const isSeptic = (conceptId: string) => isSameOrDeeper(conceptId, 'septic-shock') || isSameOrDeeper(conceptId, 'sepsis')

const INFECTION =
  /infect|sep(?:sis|tic)|antibiot|antimicrob|cultur|cillin|\bcef|penem|mycin|floxacin|micin|azole|lactate|procalcitonin|\bcrp\b|abscess|itis\b|pneumon|consolidat|infiltrat|purul|\bpus\b|\buti\b|gangren|bacter|neutrop|immun|chemo|cough|rigor|chill|\blines?\b|catheter|wound/i

/** Returns whether no fever and no white count are told as findings, and not a word of an infection, its tests or its drugs: low pressure alone makes no septic shock. */
export function isFreeOfInfection(reading: Reading, conceptId: string): boolean {
  if (!isSeptic(conceptId)) return false
  const told = [...reading.draft.documentedDiagnoses, ...currentOf(reading).map(({ passage }) => passage.text)]
  const { for: pro, against } = supportIn(reading, 'sepsis')
  const words = (each: readonly { words: string }[]) => new Set(each.map((bearing) => bearing.words)).size
  return words(against) > 1 && words(pro) < 2 && !told.some((text) => INFECTION.test(text))
}

const SEEN_INFECTION =
  /\b(?:purulen\w+|pus|abscess\w*|gangren\w*|necroti\w+|infected|cultures? (?:\w+ )?(?:positive|grew|grow\w*))\b/i
const DENIED = /\b(?:no|not|without|negative for|denies)\b[^.;,]{0,30}$/i

/** Returns whether an infection is seen: an absent fever and white count, weak signs both, do not take sepsis from the answers then. */
export function showsInfection(reading: Reading, conceptId: string, against: readonly { strength: string }[]): boolean {
  if (!isSeptic(conceptId) || against.some(({ strength }) => strength === 'strong')) return false
  return currentOf(reading).some(({ passage: { text } }) => {
    const seen = SEEN_INFECTION.exec(text)
    return seen !== null && !DENIED.test(text.slice(0, seen.index))
  })
}

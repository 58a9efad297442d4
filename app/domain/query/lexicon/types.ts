/**
 * The diagnosis lexicon and the indicator map: data files beside this one, read by mentions.ts, hierarchy.ts and bearings.ts.
 * A CDI specialist extends the data; nobody need touch the code.
 */

/** `diagnosis` can be coded and therefore led towards; the others are named so that they are not mistaken for one. */
export type ConceptKind = 'diagnosis' | 'symptom' | 'finding' | 'procedure' | 'device' | 'drug' | 'organism'

export type Concept = {
  /** kebab-case, stable: "acute-systolic-heart-failure" */
  id: string
  /** The words a clinician writes. */
  name: string
  kind: ConceptKind
  /** Other words, abbreviations and spellings of exactly this concept. */
  synonyms: string[]
  /** More general concepts, directly above: "systolic-heart-failure", "acute-heart-failure". */
  isA: string[]
  /** Codes without the dot, as an aid to the coder; not used to judge. */
  icd10cm?: string[]
}

/** Siblings that a fair answer list must weigh against each other: malnutrition degree, CKD stage, AKI or ATN ... */
export type Family = {
  id: string
  name: string
  axis: string
  /** True when the members rise in severity or stage in the order listed. */
  ordered: boolean
  members: string[]
}

/** A word that means several things. It is a mention of the concept only where the cues say so. */
export type AmbiguousWord = {
  word: string
  /** Concept meant, or null for a sense that is no concept at all ("CC" as chief complaint, "MS" as mental status). */
  senses: { concept: string | null; cues: string[] }[]
  fallback: string | null
}

export type Mention = { conceptId: string; kind: ConceptKind; start: number; end: number; words: string }

/** What one finding says about one concept. */
export type Bearing = {
  conceptId: string
  direction: 'for' | 'against'
  /** A weak finding alone does not support a syndrome. */
  strength: 'strong' | 'weak'
  start: number
  end: number
  words: string
}

/*
 * Functions the rules stand on (each in a file of its own):
 *   mentions.ts   mentionsIn(text): Mention[]           longest match first, offsets into the text as given, ambiguous words resolved
 *   hierarchy.ts  conceptOf(id): Concept | null
 *                 isSameOrDeeper(id, than): boolean     reflexive, follows isA to the end
 *                 familiesOf(id): Family[]
 *   bearings.ts   bearingsOf(indicatorText): Bearing[]  values with thresholds and units, drugs, procedures, quoted findings, negated findings
 *                 isMapped(id): boolean                 false means "not checked", never "unsupported"
 *   assertion.ts  assertionOf(text, mention)            asserted, negated, uncertain, historical or family
 *   support.ts    supports(id, texts): Support          is the concept credible from these findings (MC-UNSUP)
 *                 supportOf(id, texts)                  the same with grounds; `strong` is what makes a missing sibling count (MC-TIER)
 *   details.ts    detailsOf(text, mention): Detail[]    acuity, severity, side or stage words beside a mention that the concept itself does not hold
 */

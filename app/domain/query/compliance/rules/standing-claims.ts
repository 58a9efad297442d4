import type { Passage } from '../reading/passage.ts'
import { sentenceAt } from '../reading/passage.ts'
import type { Subject } from '../reading/subjects.ts'

/** How a question uses a diagnosis that is not documented: puts it as fact, asks about it alone, lists it among rivals, cites the record, or denies it. */
export type Use = 'asserted' | 'asked-alone' | 'listed' | 'cited' | 'denied'

const CITED =
  /\b(?:per|according to|documented (?:as|by|in|on)|documents?|documented|states?|stated|notes?|noted|writes?|wrote|reads?|impression|interpreted|interpretation|report(?:s|ed)?|radiolog\w+|patholog\w+|biopsy|ct|mri|x-ray|echo\w*|ultrasound|shows?|showed|shown|seen on|finding of|describes?|described|describing|mention(?:s|ed)?|listed|lists?|diagnos(?:ed|es)|consult\w*)\b/
const BY_SOURCE =
  /\b(?:radiolog\w+|patholog\w+|biopsy|cytology|ct|mri|x-?ray|cxr|echo\w*|ultrasound|imaging|report|dr\.?|consult\w*|ed provider|emergency|attending|resident|surgeon|hospitalist|note|h&p|summary|cardiolog\w+|nephrolog\w+|neurolog\w+|pulmon\w+|intensivist|infectious|gastroenter\w+|oncolog\w+|specimen|worksheet|assessment|nurs\w+|wocn|dietit\w+|technician|therapist|rn|admissions?|encounters?|hospitali[sz]ations?)\b/
const RECORDED =
  /^[^.;?]{0,60}?\b(?:is|was|are|were|has been|have been) (?:also |only |first |already |initially |both |now |once )?(?:documented|listed|charted|noted|recorded|mentioned|written|diagnosed|on the problem list|in the (?:h&p|note|record))/i
/** The patient or the family says so. */
const TOLD_BY_LAY =
  /\b(?:husband|wife|spouse|daughter|son|mother|father|mom|dad|family|patient|pt|caregiver|neighbou?r|friend|he|she|they) (?:\w+ ){0,2}?(?:says?|said|told|tells|reports?|reported|believes?|thinks?|thought|states?|stated|recalls?|recalled|remembers?)\b/
const DIFFER = /\b(?:differ|disagree|conflict|diverge|vary|inconsistent)\w*\b/
const HEDGED =
  /\b(?:whether|if (?:the|this|any|it|these|there|you)|(?:clarify|specify|document|indicate|state|determine|advise|comment|identify|describe) (?:which|what)|which of|what|how|either|between)\b/
const ASKS_DIRECTLY =
  /(?:^|[,;:]\s*)(?:(?:and|so|then|based on[^,]{0,80},|in your[^,]{0,60},|after[^,]{0,60},|given[^,]{0,80},)\s*)?(?:is|are|was|were|does|do|did|has|have|had|can|could|would|should|may|might|will)\b/
const ALTERNATIVES = /\b(?:or|versus|vs\.?|either|neither|other|another|alternative|ruled out|not)\b/

/** "It is evident from the MRI that ..." cites a test and still draws the conclusion itself. */
const FOREGONE =
  /\b(?:it is|it's|it was|it seems|it appears) (?:\w+ )?(?:evident|clear|obvious|apparent|plain|undeniable|certain|beyond doubt)\b[^.;?]{0,80}\bthat\b/
const UNDOUBTED = /\bthere (?:is|can be) (?:no|little) doubt\b[^.;?]{0,60}\bthat\b/
const SALUTATION = /^\W*(?:(?:dear|hello|hi|good \w+)[ ,]+)?(?:dr\.?|doctor) [\p{L}'-]+\s?[,:]/u

/** "The pattern of alcohol use (use, abuse, dependence or another description)": a bracket of rivals with a way out asks. */
const CHOICES = /\([^()]{0,200}(?:\bor\b|,[^(),]{1,80},)[^()]{0,80}\)/g

function isAmongChoices({ text }: Passage, { start, end }: Subject): boolean {
  const from = Math.max(0, start - 200)
  return [...text.slice(from, end + 200).matchAll(CHOICES)].some(
    ({ index, 0: words }) =>
      /,|\bor (?:another|other|something)\b/.test(words) && from + index < end && start <= from + index + words.length,
  )
}

const KIND_OF =
  /\b(?:which|what) (?:type|kind|form|degree|stage|class|severity|grade|acuity)s?(?:,? if any,?)? of (?:the |any )?$/i

/** "Which hypertensive disorder, if any". */
const WHICH = /\b(?:which|what) $/i

/** "Which degree, if any, of malnutrition", "which type of shock, if any": none is an answer. */
function isKindAsked({ text }: Passage, { start, end }: Subject, from: number): boolean {
  const before = text.slice(Math.max(from, start - 60), start)
  return (
    (KIND_OF.test(before) || WHICH.test(before)) &&
    (/\bif any\b/i.test(before) || /^,? if any\b/i.test(text.slice(end, end + 10)))
  )
}

const REFERENCE = /\bfor reference(?: only)?\b|\breference (?:only|criteri\w+)\b/i
const OF_PATIENT =
  /\b(?:patients?|he|she|his|her|him|this|these|above|below|here|meets?|met|fits?|satisf\w+|fulfil\w+|you|your)\b/i

/** Returns whether what begins at an offset stands apart as a reference ("For reference only (guideline for acute kidney injury, 2012): a rise of ...") and says nothing of the patient. */
export function isReference(text: string, start: number, end: number): boolean {
  const near = text.slice(Math.max(0, start - 160), start)
  const label = REFERENCE.exec(near)
  return label !== null && !OF_PATIENT.test(near.slice(label.index) + text.slice(start, Math.min(end, start + 200)))
}

/** So many signs on either side say how a diagnosis is used, however long its sentence is. */
const MOST = 1500

/** Returns how a question uses one diagnosis. */
export function howUsed(passage: Passage, subject: Subject): Use {
  const { asks, ...whole } = sentenceAt(passage, subject.start)
  const start = Math.max(whole.start, subject.start - MOST)
  const end = Math.min(whole.end, subject.end + MOST)
  const sentence = passage.text.slice(start, end).toLowerCase().replace(SALUTATION, ' ')
  const before = passage.text.slice(start, subject.start).toLowerCase()
  if (UNDOUBTED.test(before)) return 'asserted'
  if (isReference(passage.text, subject.start, end)) return 'cited'
  if (subject.assertion === 'negated') return 'denied'
  if (subject.quoted !== null && subject.quoted !== 'unknown') return 'cited'
  if (/\bor\b[^.]*\b(?:is|are) (?:also )?(?:an )?answers?\b/.test(sentence)) return 'listed'
  if (isAmongChoices(passage, subject) || isKindAsked(passage, subject, start)) return 'listed'
  if (FOREGONE.test(before) && !HEDGED.test(before)) return 'asserted'
  if (CITED.test(sentence) && BY_SOURCE.test(sentence) && !HEDGED.test(before)) return 'cited'
  if (TOLD_BY_LAY.test(before) && !HEDGED.test(before)) return 'cited'
  if (RECORDED.test(passage.text.slice(subject.end, subject.end + 100)) || DIFFER.test(before)) return 'cited'
  const rivals = passage.subjects.filter(
    (other) => other.start >= start && other.end <= end && other.start !== subject.start,
  )
  const behind = passage.text.slice(subject.end, end).toLowerCase()
  const open =
    /^[^.;]{0,12}\bif (?:any|present|applicable)\b/.test(behind) ||
    asks ||
    HEDGED.test(before) ||
    ASKS_DIRECTLY.test(sentence)
  if (!open) return 'asserted'
  const listed = rivals.length > 0 && /\b(?:or|versus|vs)\b|,|\//.test(sentence.slice(0))
  if (listed && ALTERNATIVES.test(sentence)) return 'listed'
  if (
    /\b(?:or|versus|vs\.?)\b[^.?]{0,60}\b(?:other|another|something else|different|alternative|none|neither|no\b|not\b|unable|ruled|exclud\w+)/.test(
      behind,
    )
  )
    return 'listed'
  return 'asked-alone'
}

import { composedOf } from '#app/domain/query/lexicon/compositions.ts'
import { conceptOf, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { plain } from '../language/clean.ts'
import { isHurtThere } from './hurt.ts'

export type Certainty = 'confirmed' | 'uncertain' | 'ruled-out' | 'history'
export type Origin = 'provider' | 'pathology' | 'radiology' | 'ancillary' | 'prior'
/** One line of `documentedDiagnoses`: what it names, how sure, and by whom; `counts` where a title or a yes/no may lean on it. */
export type DocumentedDiagnosis = {
  text: string
  words: ReadonlySet<string>
  concepts: readonly string[]
  certainty: Certainty
  origin: Origin
  counts: boolean
}

const RULED_OUT =
  /\b(?:ruled[- ]out|r\/o'?d|excluded|not (?:present|confirmed|found|supported)|no evidence of|negative for|unlikely|^no )\b/i
const UNCERTAIN =
  /\b(?:possible|possibly|probable|probably|suspected|likely|presumed|questionable|concern for|cannot rule out|rule out|r\/o|vs\.?|versus|working diagnosis|evolving)\b|\?/i
const HISTORY = /\b(?:history of|h\/o|hx of|hx|status post|s\/p|past|resolved|prior)\b/i
const ANCILLARY =
  /\b(?:nurs(?:e|es|ing)|rn|lpn|diet(?:it|ic)ian|nutrition(?:ist)?|rdn?|wound care|wocn|physical therap\w*|occupational therap\w*|speech\w*|slp|pharmacist|respiratory therap\w*|social work\w*|case manag\w*|triage|ems|flowsheet)\b/i
const PRIOR =
  /\b(?:prior|previous|past|earlier|last|outside)\s+(?:\w+\s+)?(?:encounter|admission|hospitali[sz]ation|visit|stay|discharge|record|year|chart)s?\b|\bproblem list only\b/i
const PATHOLOGY = /\b(?:patholog\w*|biopsy|cytolog\w*|histolog\w*|surgical specimen)\b/i
const RADIOLOGY =
  /\b(?:radiolog\w*|imaging|x-?ray|cxr|ct|cta|mri|mra|ultrasound|echo\w*|doppler|scan|angiogra\w*|report)\b/i

function originOf(aside: string): Origin {
  if (PRIOR.test(aside)) return 'prior'
  if (PATHOLOGY.test(aside)) return 'pathology'
  const provider =
    /\b(?:provider|physician|attending|dr\.?|md|h&p|progress|consult\w*|surgeon|hospitalist|discharge summary)\b/i
  if (provider.test(aside) && !/\b(?:nurs|diet|wound care n)/i.test(aside)) return 'provider'
  if (RADIOLOGY.test(aside)) return 'radiology'
  return ANCILLARY.test(aside) ? 'ancillary' : 'provider'
}

function certaintyOf(text: string): Certainty {
  if (RULED_OUT.test(text)) return 'ruled-out'
  if (UNCERTAIN.test(text)) return 'uncertain'
  return HISTORY.test(text) ? 'history' : 'confirmed'
}

const SMALL_WORDS = new Set([
  'of',
  'the',
  'and',
  'with',
  'in',
  'on',
  'to',
  'due',
  'a',
  'an',
  'by',
  'for',
  'from',
  'or',
  'at',
])

/** Returns the words of a phrase that carry meaning, in lower case. */
export function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  return new Set(words.filter((word) => !SMALL_WORDS.has(word)))
}

/** Returns one entry of `documentedDiagnoses` understood: "(pathology report)" and "per dietitian" name the origin, "possible", "ruled out" and "history of" the certainty. */
export function readDocumented(entry: string): DocumentedDiagnosis {
  const text = plain(entry)
  const asides = [
    ...text.matchAll(
      /\(([^()]{1,200})\)|\[([^[\]]{1,200})\]|(?:\bper\b|\bby\b|\bin\b|[-\u2013\u2014,;] ?(?=\w+ (?:note|report|only)))\s?(.{1,80})$/gi,
    ),
  ]
  const aside = asides.map((match) => match[1] ?? match[2] ?? match[3] ?? '').join(' ; ')
  const origin = originOf(aside)
  const certainty = certaintyOf(text)
  return {
    text,
    words: contentWords(text),
    concepts: mentionsIn(text)
      .filter(({ kind }) => kind === 'diagnosis')
      .map(({ conceptId }) => conceptId),
    certainty,
    origin,
    counts: origin !== 'ancillary' && origin !== 'prior' && certainty !== 'ruled-out',
  }
}

/** How a diagnosis stands to what is documented: the same or less specific, a documented one made more specific, or nowhere. */
export type Standing = 'documented' | 'deeper' | 'undocumented'

const BROAD = new Set([
  'infection',
  'injury',
  'disorder',
  'disease',
  'cancer',
  'complication',
  'ulcer',
  'hemorrhage',
  'kidney',
  'heart',
  'lung',
  'liver',
  'renal',
  'cardiac',
  'skin',
  'blood',
  'brain',
])

/** A site is documented and a stage is asked: both are details of one condition, whose own words stand in the record. */
function isOtherDetail(conceptId: string, documented: readonly DocumentedDiagnosis[]): boolean {
  return (conceptOf(conceptId)?.isA ?? []).some((parent) => {
    const words = [...contentWords(conceptOf(parent)?.name ?? '')]
    if (words.length === 0 || words.every((word) => BROAD.has(word))) return false
    return documented.some(
      ({ concepts, words: known }) =>
        concepts.some((id) => isSameOrDeeper(id, parent)) && words.every((word) => known.has(word)),
    )
  })
}

/** Two forms of one composed diagnosis ("asthma with exacerbation", "moderate persistent asthma") differ in detail alone. */
function isOtherForm(conceptId: string, concepts: readonly string[]): boolean {
  const own = composedOf(conceptId)?.grammar
  return own !== undefined && concepts.some((known) => composedOf(known)?.grammar === own)
}

/** Returns how a concept stands to the documented diagnoses. */
export function standingOf(conceptId: string, documented: readonly DocumentedDiagnosis[]): Standing {
  const concepts = documented.flatMap((entry) => entry.concepts)
  if (concepts.some((known) => isSameOrDeeper(known, conceptId))) return 'documented'
  if (concepts.some((known) => isSameOrDeeper(conceptId, known))) return 'deeper'
  return isOtherForm(conceptId, concepts) || isOtherDetail(conceptId, documented) ? 'deeper' : 'undocumented'
}

// A site beside the record's own ("wrist" for "distal radius") makes a fracture no different diagnosis.
const SITES = new Set(
  'plantar dorsal medial lateral anterior posterior sacrococcygeal buttock ischial groin breast neck scalp chest abdominal wall flank back thigh calf lower upper left right bilateral proximal distal hip femur femoral neck wrist radius radial ulna ankle tibia tibial fibula rib ribs pelvis pelvic shoulder humerus humeral elbow forearm leg arm hand foot toe finger spine spinal vertebra vertebral lumbar thoracic cervical sacral clavicle skull facial nasal orbital jaw mandible patella knee heel calcaneus metatarsal metacarpal scapula sternum acetabular trochanteric intertrochanteric malleolar bimalleolar'.split(
    ' ',
  ),
)

/** What sits somewhere: the place beside it makes it no other diagnosis. */
const LOCAL = new Set('ulcer ulcers wound wounds abscess mass lesion laceration burn cellulitis hematoma'.split(' '))

const JOINT =
  /,? (?:(?:is|was|are|were) )?(?:(?:due|related|secondary|linked|attributed|attributable) to|caused by|associated with|complicating|resulting from|with|from|in|and) (?:(?:the|an?|his|her|this) )?/i

/** Returns whether words join two things that are documented each by itself ("pancreatitis related to the hypertriglyceridemia"). */
export function isJoinOfDocumented(words: string, documented: readonly DocumentedDiagnosis[]): boolean {
  const parts = words.split(JOINT).filter((part) => part.trim() !== '')
  const isKnown = (part: string) =>
    standingOfWords(part, documented) === 'documented' ||
    mentionsIn(part).some(
      ({ kind, conceptId }) => kind === 'diagnosis' && standingOf(conceptId, documented) === 'documented',
    )
  return parts.length > 1 && parts.every(isKnown)
}

const LISTED = /[,/&;]|\s(?:and|with)\s/i

/** Returns whether words only list things of which each is documented as it stands ("cirrhosis, ascites", "pancreatitis and triglycerides"); a link between them is more. */
export function isListOfDocumented(words: string, documented: readonly DocumentedDiagnosis[]): boolean {
  const parts = words.split(LISTED).filter((part) => part.trim() !== '')
  const isWithin = (part: string) =>
    documented.some(({ text }) => [...contentWords(part)].every((word) => takesIn(text.toLowerCase(), word)))
  return parts.length > 1 && parts.every((part) => standingOfWords(part, documented) === 'documented' || isWithin(part))
}

/** "Triglycerides" are told by "hypertriglyceridemia"; a short word tells itself only. */
const takesIn = (text: string, word: string): boolean =>
  word.length > 7 ? text.includes(word.slice(0, -2)) : text.split(/[^a-z\d]+/).includes(word)

/** Returns how a phrase that the lexicon does not have stands to the documented diagnoses, by its words alone. */
export function standingOfWords(phrase: string, documented: readonly DocumentedDiagnosis[]): Standing {
  const words = [...contentWords(phrase)]
  if (words.length === 0) return 'undocumented'
  if (documented.some((entry) => words.every((word) => entry.words.has(word)))) return 'documented'
  const head = words.at(-1) ?? ''
  const isSite = words.slice(0, -1).every((word) => SITES.has(word))
  const local = words.find((word) => LOCAL.has(word))
  const isPlaced = local !== undefined && words.every((word) => word === local || SITES.has(word))
  if (isPlaced && documented.some((entry) => entry.words.has(local))) return 'documented'
  if (documented.some((entry) => isHurtThere(words, entry.words))) return 'documented'
  const broken = head.startsWith('fracture') && isSite
  if (broken && documented.some(({ text }) => /\b(?:fractures?|fx|broken)\b/i.test(text))) return 'documented'
  return documented.some((entry) => entry.words.has(head)) ? 'deeper' : 'undocumented'
}

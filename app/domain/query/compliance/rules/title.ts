import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import {
  isJoinOfDocumented,
  isListOfDocumented,
  type Standing,
  standingOf,
  standingOfWords,
} from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import { isNeutral } from '../reading/subjects.ts'
import table from '../reading/title-terms.json'
import type { ContentRule, Hit } from '../rule.ts'

/** A title may name what was ruled out: a provider wrote it, and the title asks nothing. */
function isNamedAnywhere(reading: Reading, conceptId: string | null): boolean {
  return reading.recorded.some(
    ({ certainty, origin, concepts }) =>
      certainty === 'ruled-out' &&
      origin !== 'ancillary' &&
      origin !== 'prior' &&
      conceptId !== null &&
      concepts.includes(conceptId),
  )
}

const BROAD_TERMS = table.terms.map(({ title, record }) => ({
  title: new RegExp(`^(?:${title})$`, 'i'),
  record: new RegExp(record, 'i'),
}))

/** "GI bleed" over a bleeding duodenal ulcer: the title names no more than the kind of what is documented in other words. */
function isDocumentedOtherwise(reading: Reading, words: string): boolean {
  const named = words.trim().replace(/['\u2019]s$/, '')
  return BROAD_TERMS.some(
    ({ title, record }) => title.test(named) && reading.documented.some(({ text }) => record.test(text)),
  )
}

const EVENT =
  /\b(?:tears?|torn|enterotom(?:y|ies)|durotom(?:y|ies)|serotom(?:y|ies)|lacerations?|perforations?|punctures?|nicks?|avulsions?|burns?|spill(?:age)?|leaks?|bleeding|ha?emorrhage|dissections?|extravasation|spasm|injur(?:y|ies)|fractures?|breaks?)\b/i
const OF_OPERATION =
  /\b(?:op(?:erative)?|operation|procedure|surgical|surgery|delivery|birth|endoscopy|colonoscopy|bronchoscopy|cath\w*|anesthesia)\b/i

/** "Serosal tear" over an operation's report in which its author describes one: an event that is written down, whatever it comes to. */
function isEventOfReport({ usable }: Reading, words: string): boolean {
  if (!EVENT.test(words)) return false
  const own = words.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  return usable.some(
    ({ speaker, source, passage: { text } }) =>
      speaker === 'provider' &&
      OF_OPERATION.test(source) &&
      own.every((word) => text.toLowerCase().includes(word)) &&
      !/\b(?:no|without|denies|possible|suspected|rule out|concern)\b/i.test(text),
  )
}

/** "After hip fracture repair": an operation says what was done, and nothing is asked of what it was done for. */
const DONE =
  /^[\s-]*(?:\w+[\s-]+)?(?:repair|replacement|fixation|resection|excision|surgery|operation|nailing|pinning|ablation|clipping|coiling|drainage|evacuation)\b/i

function isOperatedOn({ title }: Reading, end: number): boolean {
  return DONE.test(title.text.slice(end, end + 40))
}

const SET_IN_PREGNANCY = /\s(?:in|of|complicating) (?:pregnancy|the puerperium|labou?r)$/i
const PREGNANT = /\b(?:pregnan\w*|gestation\w*|trimester|antenatal|prenatal|obstetric\w*|postpartum|weeks|g\dp\d)\b/i

const AFTER_OPERATION = /^post-?op(?:erative)? /i

/** "Postoperative ileus" over an ileus that a provider's note sets on a day after the operation: when it was, not what it comes from. */
function isAfterOperation({ usable }: Reading, words: string): boolean {
  return (
    AFTER_OPERATION.test(words) &&
    usable.some(
      ({ speaker, passage }) => speaker === 'provider' && /\bPOD ?#?\d|\bpost-?op(?:erative)?\b/i.test(passage.text),
    )
  )
}

/** "Alcohol dependence - withdrawal status" asks a state of what is documented; "anemia in pregnancy" over an anemia documented at 30 weeks adds no kind of it. */
function isAspectOfDocumented(reading: Reading, words: string, end: number): boolean {
  const { documented, question, title, draft } = reading
  const isKnown = (part: string) => standingOfWords(part.trim(), documented) === 'documented'
  // "Sepsis - associated organ dysfunction": what is documented, and behind the dash a kind of thing.
  const isKnownOrPlain = (part: string, at: number) =>
    at === 0
      ? isKnown(part)
      : /^(?:associated|related|linked|organ|any|its|which|what)\b/i.test(part.trim()) &&
        mentionsIn(part).every(({ words: named }) => isNeutral(named))
  if (isAfterOperation(reading, words) && isKnown(words.replace(AFTER_OPERATION, ''))) return true
  const parts = words.split(/\s[-\u2013\u2014:/]\s|:\s/)
  if (parts.length > 1 && parts.every(isKnownOrPlain)) return true
  const asksState = /^\W*(?:status|state|course|question|presence)\b/i.test(title.text.slice(end, end + 20))
  if (parts.length > 1 && asksState && isKnown(parts[0] ?? '')) return true
  if (isListOfDocumented(words, documented)) return true
  if (/\s(?:with|and)\s/i.test(words) && isJoinOfDocumented(words, documented)) return true
  const told = [question.text, ...draft.documentedDiagnoses, ...reading.usable.map(({ passage }) => passage.text)]
  return (
    SET_IN_PREGNANCY.test(words) &&
    isKnown(words.replace(SET_IN_PREGNANCY, '')) &&
    told.some((text) => PREGNANT.test(text))
  )
}

/** "Lower extremity ulcer", "left foot wound": where something is to be seen, not what it is. */
const SIGN_AT_SITE =
  /^(?:(?:left|right|bilateral|lower|upper|distal|proximal|anterior|posterior|lateral|medial) )*(?:extremity|leg|foot|toe|heel|ankle|calf|shin|thigh|hip|arm|hand|finger|sacral|buttock|breast|neck|chest|scalp|facial|abdominal|back|groin|skin|lung|liver|renal|kidney|adrenal|thyroid|brain|bone|tongue|oral|pelvic) (?:ulcers?|wounds?|lesions?|mass(?:es)?|nodules?|swelling|rash)$|^(?:(?:left|right|bilateral) )?(?:foot|wrist) drop$/i

/** "Anemic", "ketoacidotic", "pancytopenic": the patient is called what the condition is. */
const CALLED: readonly [RegExp, string][] = [
  [/emic$/, 'emia'],
  [/penic$/, 'penia'],
  [/otic$/, 'osis'],
  [/itic$/, 'itis'],
  [/pathic$/, 'pathy'],
]
const FORMS = new Map(Object.entries(table.forms))

/** The diagnoses that a title names by an adjective or an eponym alone. */
function calledIn({ title, documented }: Reading): { standing: Standing; words: string }[] {
  return (title.text.match(/[\p{L}-]{5,40}/gu) ?? []).flatMap((words) => {
    const word = words.toLowerCase()
    const [ending, noun] = CALLED.find(([test]) => test.test(word)) ?? []
    const name = FORMS.get(word) ?? (ending && noun ? word.replace(ending, noun) : null)
    const at = title.text.indexOf(words)
    if (name === null || title.subjects.some(({ start, end }) => start <= at && at < end)) return []
    const mention = mentionsIn(name).find(({ kind }) => kind === 'diagnosis')
    if (!mention || isNeutral(name)) return []
    const known = documented.some(({ text }) => text.toLowerCase().includes(word))
    const standing = known ? 'documented' : standingOf(mention.conceptId, documented)
    return standing === 'documented' ? [] : [{ standing, words }]
  })
}

const ORGANISM =
  /\b(?:RSV|MRSA|MSSA|VRE|ESBL|E\. ?coli|influenza|COVID(?:-19)?|SARS-CoV-2|pseudomon\w+|klebsiella|strep\w*|staph\w*|pneumococc\w+|legionella|candid\w+|enterococc\w+|rhinovirus|norovirus|adenovirus|CMV|HSV|EBV|mycoplasma|aspergill\w+|H\. ?pylori|viral|bacterial|fungal)(?=[\s,-])/gi
const DEPENDENT = /\b(?:use disorder|dependence|abuse|addiction|alcoholism)\b/i
/** "Ulcerative colitis with rectal bleeding", "Crohn's fistula": a complication joined to the name of what is documented. */
const COMPLICATED =
  /^(?:['\u2019]s)?(?: disease| syndrome)?,? (?:(?:with|and|complicated by) (?:(?!no\b|and\b|or\b|without\b)[a-z-]+ ){0,2})?(bleeding|ha?emorrhage|obstruction|fistula|abscess|perforation|gangrene|necrosis|rupture|stricture|sepsis|shock|coma|crisis)\b/i
const USED = /\b(?:use|using|used|intake|consumption)\b/i

/** "RSV bronchiolitis" over a bronchiolitis, "opioid use disorder" over opioid use: the organism or the disorder that no provider has written, before or in the name of what is documented. */
function narrowedIn({ title, documented }: Reading): { standing: Standing; words: string }[] {
  const written = documented.map(({ text }) => text.toLowerCase()).join(' ; ')
  return title.subjects
    .filter(({ standing, conceptId }) => standing === 'documented' && conceptId !== null)
    .flatMap(({ start, end }) => {
      const from = Math.max(0, start - 24)
      const organism = [...title.text.slice(from, end).matchAll(ORGANISM)].find(
        ({ index, 0: word }) =>
          index + word.length + from >= start - 1 && !written.includes(word.toLowerCase().slice(0, 5)),
      )
      const complicated = COMPLICATED.exec(title.text.slice(end, end + 60))
      if (complicated && !written.includes((complicated[1] ?? '').toLowerCase().slice(0, 5)))
        return [{ standing: 'deeper' as Standing, words: title.text.slice(start, end + complicated[0].length) }]
      const words = title.text.slice(organism ? Math.min(start, from + organism.index) : start, end)
      const isDependence = DEPENDENT.test(words) && !DEPENDENT.test(written) && USED.test(written)
      return organism || isDependence ? [{ standing: 'deeper' as Standing, words }] : []
    })
}

function find(reading: Reading): Hit[] {
  const called = [...calledIn(reading), ...narrowedIn(reading)]
  return reading.title.subjects
    .filter(
      ({ standing, conceptId, words, end }) =>
        standing !== 'documented' &&
        !SIGN_AT_SITE.test(words.trim()) &&
        !isNamedAnywhere(reading, conceptId) &&
        !isDocumentedOtherwise(reading, words) &&
        !isEventOfReport(reading, words) &&
        !isAspectOfDocumented(reading, words, end) &&
        !isOperatedOn(reading, end),
    )
    .map(({ standing, words }) => ({ standing, words }))
    .concat(called)
    .map(({ standing, words }) => ({
      where: 'title',
      excerpt: words,
      why:
        standing === 'deeper'
          ? `The title is more specific than the record: name the documented term only, or the body system ("Cardiac function clarification").`
          : `No provider has documented "${words}" in this encounter, so the title suggests an answer: use a neutral title such as the organ or test in question.`,
    }))
}

export const titleDx: ContentRule = {
  kind: 'content',
  id: 'TITLE-DX',
  severity: 'error',
  edition: '2022',
  confidence: 'K',
  source: 'B22 query titles; B22 definition of leading',
  says: 'A title, subject line or notification names no diagnosis that is not documented, and none more specific than the record.',
  find,
}

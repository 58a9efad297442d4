import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { contentWords } from '../reading/documented.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import type { Reading } from '../reading/reading.ts'
import { currentTexts } from './evidence.ts'
import { strayClause } from './option-clauses.ts'

const CRITERIA =
  /\b(?:meets?|met|meeting|criteria|as evidenced by|evidenced by|given (?:the|his|her|these|this|elevated|low|high|that)|because (?!of (?:\w+ )?(?:adhesions?|anatomy|scarring))(?=[^,;]{0,60}(?:\d|labs?|findings|criteria|results|elevated|meets|indicators|treated|required))|due to elevated|based on|supported by|as shown by|per (?:kdigo|aspen|sepsis|glim|labs?|criteria|indicators|lab)|kdigo|aspen|sepsis-?[23]|glim|sirs|rifle|see (?:labs|above|indicators?)|defined (?:as|by)|in view of|consistent with|in light of|with (?:creatinine|lactate|albumin|bnp|troponin|sodium|hemoglobin|ef\b|pao2|ph\b|wbc))\b|(?<!\d)\d+(?:\.\d+)?\s*(?:%|mg|mmol|g\/dl|ml|bpm|mmhg|meq|x (?:baseline|normal))|[<>\u2264\u2265]\s?\d(?!\d*\s*(?:min|minutes?|h|hrs?|hours?|days?|weeks?|wks?)\b)/i
/** A clause that gives the ground for an answer, whatever the ground is. */
const GROUND =
  /(?:^|[\s,;(-])(?:since (?!\d|admission|birth|childhood|onset|surgery)|considering|seeing (?:that|how)|in that|inasmuch as|judging (?:by|from)|going by|on the (?:basis|strength) of|on account of (?:the|his|her)|backed (?:up )?by|borne out by|suggested by|indicated by|shown (?:by|on|in)|demonstrated (?:by|on|in)|seen (?:on|in|at)|evident (?:on|from|in)|confirmed (?:by|on) (?!\w+ (?:note|provider))|proven (?:by|on)|reflected (?:by|in)|which (?:explains?|fits?|would|accounts?|match(?:es)?|is|was|were|has|have|had|the|his|her|these|this)|hence|therefore|as (?:the|his|her|their|these|those|it|he|she|they|there|both|all|no)\b(?! (?:\w+ )?(?:cause|source|reason|result|origin|trigger|etiology)))/i
/** How long, how much, how it went, or where it was seen: words of findings, not of names. */
const OF_FINDINGS =
  /\b(?:longest|shortest|longer|shorter|beyond|more than|less than|at least|lasting|lasted|exceed\w*|days?|weeks?|months?|hours?|minutes?|fell|rose|dropp?(?:ed|ing)?|rising|falling|climbed|stayed|still|seen|shown|noted|found|visible|palpable|on (?:ct|mri|exam\w*|imaging|biopsy|echo\w*|x-?ray|radiograph|ultrasound|culture|smear|films?)|treated|given|received|need(?:ed|s|ing)|requir\w+|respon\w+|improv\w*|resol\w*|fail\w*|slow(?:ly)?|rapid(?:ly)?|levels?|values?|labs?|results?|score|fever|witnessed|reported|grew|isolated|started|stopped|raised|elevated|recover\w*|persist(?:s|ed|ing)?|cleared|returned)\b/i
/** "(specimen confirms)": something is called to witness. */
const VOUCHED =
  /^(?:\w+ ){1,4}(?:confirms?|confirmed|proves?|proved|shows?|showed|agrees?|supports?|says|states|indicates?|demonstrates?|attests?|fits?|matches)$|^(?:confirmed|proved|proven|seen|shown|visible|supported) (?:\w+ ){0,2}\w+$/i
/** What an answer is worth is no other name for it. */
const WORTH = /\b(?:M?CC|DRG|RAF|SOI|ROM)\b|\b(?:higher|more|greater|full) (?:\w+ )?(?:weight|severity|credit|value)\b/
/** An answer that the number is none of the patient's: of the specimen, the device or the way it was taken. What it lay in ("hemolyzed sample") is its name. */
const OF_MEASURING =
  /\b(?:spurious|artifact\w*|artefact\w*|erroneous|factitious|pseudo\w+|(?:lab(?:oratory)?|measurement|meter|device|probe|sensor|reading|specimen|sample|collection|draw|charting|transcription|monitoring|recording|entry) (?:error|artifact|effect|problem|reading)|(?:error|fault) (?:of|in) (?:measure\w*|collection|the (?:sample|specimen|device|meter|probe)))\b/i
const MEASURED_WRONG =
  /^(?:(?:a|an|the|of|from|in|with|by|or|and|due|to|poor|cold|wet|loose|wrong|mislabell?ed|contaminated|delayed|prolonged|diluted|clumped|clotted|h(?:a)?emoly[sz]ed|h(?:a)?emolysis|lipemi[ac]|icteric|edta|citrate|line|iv|arm|tube|site|samples?|specimens?|draw|collection|handling|transport|storage|tourniquet|fist|clumping|clotting|platelets?|cells?|cuff|size|position\w*|probe|sensor|lead|leads|electrode|meter|finger|hand|ear|strip|device|monitor|calibration|transducer|movement|motion|perfusion|contact|polish|nail|artifact|interference|entry|typing|chart\w*|timing|unit|units|error)\W*){1,6}$/i
const ASIDE = /[([]([^()[\]]{2,200})[)\]]|(?:\s[-\u2013\u2014]|(?<=\p{L}):)\s+(.{3,200})$/u
const BEHIND = /[,;]\s+([^,;].{3,200})$|\swith (?!(?:a |an )?(?:\w+ )?(?:rationale|basis|explanation)\b)(.{3,200})$/i
/** What the provider is asked to write is no ground that the author gives. */
const ASKED =
  /^(?:please |with |your )?(?:specify|describe|explain|type|rationale|if known|state|indicate|provide|document|give|name|write|free text|enter|clinical (?:basis|rationale))|_{2,}|:\s*$/i
const OF_NAMES =
  /\b(?:deficiency|disease|disorder|syndrome|injury|failure|type|form|effect|use|ejection fraction|otherwise specified|known as|formerly|also called|aka|i\.?e\.?|so-called)\b/i

/** Returns the words in brackets or behind a dash of an option, or null; a request to the provider is none. */
export function asideOf(text: string): string | null {
  const match = ASIDE.exec(text)
  const aside = (match?.[1] ?? match?.[2])?.trim() ?? null
  return aside === null || ASKED.test(aside) ? null : aside
}

/** "Tamoxifen for prevention", "treatment completed": the aim or the end of a treatment tells a present cancer from a past one. */
const AIM =
  /\bfor (?:prevention|prophylaxis|risk reduction|maintenance|suppression|surveillance|palliation|adjuvant \w+)\b|\b(?:treatment|therapy) (?:is |was )?(?:complete|completed|ended|finished|ongoing|continuing)\b/i

const countOf = (text: string) => text.trim().split(/\s+/).length
const namesDiagnosis = (text: string) => mentionsIn(text).some(({ kind }) => kind === 'diagnosis')

/** How many words of a clause stand in the findings too. */
function shared(reading: Reading, clause: string): number {
  const words = [...contentWords(clause)].filter(
    (word) => word.length > 3 && !/^(?:with|left|right|both|type|stage|acute|chronic)$/.test(word),
  )
  const texts = currentTexts(reading).map((text) => text.toLowerCase())
  return words.filter((word) => texts.some((text) => text.includes(word))).length
}

/** "Merkel cell carcinoma (MCC)": the letters are the first ones of the words before them. */
function isInitials(text: string, aside: string): boolean {
  if (!/^[A-Z][A-Z\d]{1,5}$/.test(aside)) return false
  const words = text.slice(0, text.indexOf(aside)).match(/[\p{L}\d]+/gu) ?? []
  const initials = words.map((word) => word[0]?.toUpperCase() ?? '').join('')
  return initials.endsWith(aside)
}

/** "Neuropathic (Charcot) arthropathy": one word with a capital that is neither a drug nor a finding is the other name. */
const isEponym = (aside: string): boolean => /^[A-Z][a-z]{3,}$/.test(aside) && mentionsIn(aside).length === 0

function isSynonym(reading: Reading, aside: string): boolean {
  const figures = aside.replace(/\b(?:type|stage|grade|class|degree|ckd|group|mobitz|covid|hepatitis)[ -]?\d\w?/gi, ' ')
  if (CRITERIA.test(aside) || GROUND.test(aside) || WORTH.test(aside) || VOUCHED.test(aside)) return false
  if (/\d/.test(figures) && !/^\W*\d[a-d]\W*$/i.test(aside)) return false
  if (/(?<!-)\b(?:positive|negative|elevated|detected)\b/i.test(aside) || countOf(aside) > 6) return false
  if (countOf(aside) < 2 || OF_NAMES.test(aside) || namesDiagnosis(aside)) return true
  if (countOf(aside) > 2 && (OF_FINDINGS.test(aside) || shared(reading, aside) > 1)) return false
  return true
}

/** "Persistent, longest episode beyond a week": a clause of findings behind the name. */
function isClauseOfFindings(reading: Reading, text: string): boolean {
  const match = BEHIND.exec(text)
  const clause = match?.[1] ?? match?.[2] ?? null
  if (clause === null || ASKED.test(clause) || AIM.test(clause) || countOf(clause) < 3 || namesDiagnosis(clause))
    return false
  return OF_FINDINGS.test(clause) && shared(reading, clause) > 1
}

/** Returns the words with which an option gives criteria, evidence or a reason for itself, or null. */
export function reasonOf(reading: Reading, option: OptionReading): string | null {
  const { text } = option.passage
  const aside = asideOf(text)
  if (aside !== null && OF_MEASURING.test(text) && MEASURED_WRONG.test(aside)) return null
  if (aside !== null && !isInitials(text, aside) && !isSynonym(reading, aside)) return aside
  const bare = text.replace(/\b(?:with|and|give|state|add) (?:\w+ ){0,3}(?:rationale|basis)\b|\bbased on\W*_{2,}/gi, '')
  const own = bare.replace(
    /[([](?:please |with |your )?(?:specify|describe|explain|state|indicate|give|name|write)[^()[\]]{0,80}[)\]]/gi,
    '',
  )
  if (CRITERIA.test(own) || GROUND.test(own)) return text
  if (aside !== null && isEponym(aside)) return null
  const named = reading.purpose === 'conflict' || reading.purpose === 'procedure'
  if (!named && isClauseOfFindings(reading, text)) return text
  return strayClause(reading, option)
}

/** "Irrigating" takes up "irrigation". */
const takesUp = (texts: string, clause: string) =>
  [...contentWords(clause)].some(
    (word) => word.length > 3 && texts.includes(word.slice(0, Math.max(4, word.length - 3))),
  )
/** "Cutting away of tissue", "through the scope": how a thing is done, told without a value, a verb of the past or this patient. */
const TELLS_CASE =
  /\d|\b(?:was|were|is|are|has|had|only|used|done|seen|noted|found|given|this|his|her|patient|note|report)\b/i

/** A definition has more words than another name. */
const SHORTEST_DEFINITION = 3

/** Returns whether every answer carries words of its own in brackets that tell what is meant by it, and either none of them takes up the findings or all do: they weigh alike. */
export function areDefined(reading: Reading, options: readonly OptionReading[]): boolean {
  const asides = options.map(({ passage: { text } }) => asideOf(text))
  const least = reading.purpose === 'procedure' ? 1 : SHORTEST_DEFINITION
  const isDefinition = (aside: string | null) => aside !== null && countOf(aside) >= least && !namesDiagnosis(aside)
  if (!asides.every(isDefinition)) return false
  if (reading.purpose === 'procedure' && !asides.some((aside) => TELLS_CASE.test(aside ?? ''))) return true
  const findings = currentTexts(reading).join(' ; ').toLowerCase()
  const taking = asides.filter((aside) => takesUp(findings, aside ?? ''))
  return taking.length === 0 || taking.length === asides.length
}

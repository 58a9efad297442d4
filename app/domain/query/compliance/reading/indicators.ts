import type { DraftIndicator } from '#app/domain/query/draft.ts'
import { bearingsOf } from '#app/domain/query/lexicon/bearings.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { Bearing } from '#app/domain/query/lexicon/types.ts'
import { plain } from '../language/clean.ts'
import { type Speaker, speakerOf } from '../language/quotes.ts'
import type { DocumentedDiagnosis } from './documented.ts'
import { isGeneral, tellsRange } from './general.ts'
import { type Passage, readPassage, withoutQuotes } from './passage.ts'
import { onlyPoints } from './pointers.ts'

/** Why an indicator does not count as evidence: it only points at the chart, holds a placeholder, quotes a textbook, or names no finding. */
export type Emptiness = 'points-at-chart' | 'placeholder' | 'criteria' | 'no-finding' | 'reference'

export type IndicatorReading = {
  passage: Passage
  source: string
  date: string | null
  speaker: Speaker
  prior: boolean
  labelledPrior: boolean
  empty: Emptiness | null
  bearings: readonly Bearing[]
}

const POINTS_AT_CHART =
  /^\W*(?:(?:please|kindly)\s+)?(?:(?:see|refer(?: back)? to|review|check|consult|per|as per|as (?:documented|noted|seen|recorded|above|listed|charted|outlined|described)(?: (?:in|on|by))?|found in|located in|available in|documented (?:in|throughout)|as in|in|from|based on|according to|details in|on file in|noted in|refer)\s+)(?:(?:the|your|his|her|patient's|patient|full|entire|attached|above|below|complete|electronic|medical|health|hospital|daily|all|previous|clinical|nursing|progress|most|recent|admission|lab|laboratory|flow|chart|multiple|various)\s+)*(?:charts?|records?|notes?|emr|ehr|documentation|documents?|labs?|results?|flowsheets?|h&p|file|above|below|attachments?|epic|cerner|meditech|system|mar|vitals?|imaging|reports?|orders?|details?|history|everything|tab|summary|section|progress|indicators?|workup)\b[\s\w,/&-]{0,60}[.!]?\W*$|^\W*(?:(?:chart|record|n\/?a|none|as above|see above|tbd|same as above|various|multiple|documented|in chart|on chart|per chart|chart review|record review|see note|see notes|see attached|clinical indicators|indicators)\W*)?$/i
const POINTS_BRIEFLY =
  /^\W*(?:please )?(?:see|refer to|review|as per|per|consult|look (?:at|in)|check|cf\.?)\s+(?:\w+(?:'s)?\s+){0,4}(?:charts?|records?|notes?|flowsheets?|emr|ehr|documentation|summary|reports?|results?|tab|section|mar|file|log|sheet|consult|h&p|above|below|attached)\W*$/i
/** A slot of the template in capitals ([SBP]); a laboratory's flag and a redaction are none. */
const TOKEN =
  /\[(?!(?:HIGH|LOW|CRITICAL|CRIT|ABNORMAL|ABN|REDACTED|SIC|HH|LL|POC|ED|ICU|OR|RN|RD|MD|NP|PA)\])[A-Z][A-Z0-9_ /-]{1,30}\]/
/** "See pathology and chart for details": whatever it points at, it quotes nothing. */
const POINTS_FOR_DETAILS =
  /^\W*(?:please )?(?:see|refer to|review|check|consult|look at|per)\s[^.;:\d"]{0,80}\bfor (?:(?:more|further|full|all|the|additional|complete) )*(?:details?|information|findings|results?|values?|specifics|particulars)\W*$/i
/** "Clinical picture well known to you", "as discussed on rounds": nothing is cited. */
const KNOWN_TO_READER =
  /\b(?:(?:well[- ])?known to (?:you|the (?:team|provider|attending|service)|all|us)|familiar to (?:you|the team|all)|as (?:you|we) (?:know|discussed|talked|saw|recall)|as discussed|you (?:are|will be) (?:aware|familiar)|needs? no (?:introduction|repeating))\b/i
const PLACEHOLDER =
  /\{\{|\}\}|\$\{|\[\[|<<|@\w+@|\*{3}|_{3,}|\[(?:insert|enter|add|value|date|result|lab|type|select|name|finding|specify|indicator)[^\]]{0,40}\]|\[[x_\s]{0,40}\]|<(?:insert|enter|value|date|result|lab|finding|name|specify)[^>]{0,40}>|\bxx+(?:\.x+)?\b|\b(?:insert|enter|fill in|type) (?:\w+ ){0,3}(?:here|value|result|finding|date)s?\b|\blorem ipsum\b|\{\w[^}]{0,30}\}|%\w+%|\?\?\?/i
const CRITERIA =
  /\b(?:(?:\d+|one|two|three|four|any|at least|a minimum of)\s+(?:or more\s+)?(?:of|from)\s+(?:the\s+)?(?:following|these|criteria|sirs)|(?:at least|minimum of|≥) ?\d+ of \d+|(?:two|three|four|\d+) or more\b|(?:is|are) (?:defined|diagnosed|characteri[sz]ed|classified|considered|staged|graded|identified)\s+(?:as|by|when|if|with)\b|defined as|definition of|diagnostic criteria|any (?:\d+|one|two|three|four) of (?:the )?(?:\d+|two|three|four|five|six|following|these)\b|(?:at least|minimum of) (?:\d+|one|two|three) of (?:the )?(?:\d+|two|three|four|five|six)\b|(?<!(?:meets|met|meeting|meet) )criteria (?:for|include|are|require|:)|(?:requires?|needs?) (?:at least|any|(?:one|two|three|\d) (?:or more|of|from|(?:\w+ ){0,2}(?:criteri\w+|features|signs|symptoms|findings|elements|points|components|variables|factors|domains|values|readings|measurements|cultures|determinations)))\b|(?:typically|usually|commonly|generally|often|normally|classically) (?:present|has|have|show|include|see|associate|manifest|cause|develop|is|are|ha)\w*|(?:patients|individuals|adults|persons|people|those) (?:with|who)\b|may (?:be|present|include|manifest|be seen|cause|indicate)|can (?:present|be diagnosed|be defined|manifest|cause)|signs and symptoms (?:of \w+ )?(?:include|are|may)|symptoms (?:include|may)|risk factors (?:include|for|are)|according to (?:the )?(?:kdigo|sepsis|aspen|glim|guideline|who\b|ada\b|acc\b|aha\b|surviving)|textbook (?:defin|criteri|list|feature|descri)\w*|\w+ means\b(?! (?:art|arterial|pressure))|refers to)\b/i
const OPERATOR_RULE =
  /(?:[<>\u2264\u2265]=?|greater than|less than|above|below|at least|more than)\s*(?:or equal to\s*)?\d+(?:\.\d+)?[^.;]{0,60}\b(?:or|and\/or|and)\b[^.;]{0,40}(?:[<>\u2264\u2265]=?|greater than|less than|above|below|more than)\s*\d|(?:increase|rise|decrease|drop|fall|reduction|change)[^.;\d]{0,30}(?:of\s*)?(?:[<>\u2264\u2265]=?|at least|greater than|more than|or more)\s*\d|\d(?:\.\d+)?\s*(?:(?:x|times|%|mg\/dl|mmol\/l)\s*)?or (?:more|greater|higher|less|lower)\b|(?:[<>\u2264\u2265]=?\s*\d+(?:\.\d+)?[^.;<>\u2264\u2265]{0,30}){2,4}(?:is|are|=|means|indicates?|defines?)/i
/** "ALT > 3x ULN together with ...": a multiple of a limit, and nobody's value. */
const OF_LIMIT =
  /[<>\u2264\u2265]=?\s*\d+(?:\.\d+)?\s?(?:x|times)?\s?(?:the )?(?:uln|upper limit|limit of normal|baseline value)\b/i
/** A threshold with alternatives behind it and no value of anyone's: "BP > 180/120 with new or worsening organ damage". */
const LONE_THRESHOLD = /[<>\u2264\u2265]=?\s*\d[^.;]{0,80}\b(?:or|and\/or)\b/i
const OPERATED = /[<>\u2264\u2265]=?\s*\d+(?:[./]\d+)*/g
const REFERENCE_SOURCE =
  /\b(?:kdigo|sepsis-?[23]|surviving sepsis|aspen|glim|guidelines?|textbook|literature|handbooks?|manual(?! (?:diff|count|bp|blood|exam|review))|coding book|glossary|dictionary|encyclop\w+|uptodate|up to date|reference(?! lab)|criteria|coding clinic|definition|journal|pubmed|wikipedia|pocket guide|cdi guide|template|policy|medscape|merck|epocrates|consensus|standard)\b/i
const REFERENCE_LABEL = /\b(?:for reference(?: only)?|reference (?:only|criteria)|reference information)\b/i
const VAGUE_WORDS =
  /\b(?:abnormal|elevated|low|high|decreased|increased|deranged|significant|concerning|positive|worsening|multiple|various|several|clinical|some|many|typical|classic|usual|all|appropriate|consistent|unstable|sick|ill|poor)\b/i
const VAGUE_THINGS =
  /\b(?:labs?|laborator\w+|vitals?|vital signs|values?|results?|findings?|symptoms?|signs|imaging|work-?up|treatments?|medications?|meds|comorbidities|indicators?|picture|presentation|condition|patient|exam(?:ination)?|course|history|evidence|tests?|studies|bloodwork|blood work|monitoring|care|therapy|risk factors|factors|numbers|markers)\b/i
const CONTENT_FREE =
  /^(?:[\s,.;:/&()-]|\b(?:the|a|an|of|and|or|in|on|with|was|is|are|were|has|had|have|been|by|to|for|as|at|patient|pt|patient's|abnormal|elevated|low|high|decreased|increased|deranged|significant|significantly|concerning|positive|worsening|multiple|various|several|clinical|clinically|some|many|typical|classic|usual|all|appropriate|consistent|unstable|sick|ill|looks|appears|appearing|poor|very|quite|acutely|critically|generally|labs?|laboratory|vitals?|vital|signs?|values?|results?|findings?|symptoms?|imaging|work-?up|treatments?|treated|medications?|meds|comorbidities|indicators?|picture|presentation|condition|exam|examination|physical|course|history|evidence|tests?|studies|bloodwork|blood|work|monitoring|monitored|care|critical|intensive|aggressive|abnormalities|derangements?|interventions?|management|therapy|risk|factors|numbers|markers|noted|present|documented|reviewed|seen|given|received|started|ordered|performed|done|supportive|supporting|support|diagnosis|suggest|suggesting|infection|chart|record|per|iv|hospital|protocol|standard|infectious|organ|inflammatory|of concern|suspicious|parameters|data|chemistry|panel|chemistries|levels?)\b)+$/i

const PRIOR_LABEL =
  /\b(?:prior|previous|past|earlier|last|outside|preceding|historical|former)\s+(?:\w+\s+){0,2}?(?:encounters?|admissions?|hospitali[sz]ations?|visits?|stays?|discharges?|inpatient|records?|ed visit|echo\w*|labs?|results?|clinic|office|progress|notes?|ct|mri|study|baseline|hospital|medications?|meds?|problem list|pfts?|spirometry|dxa|dexa|x-?ray|scan|cath\w*|biopsy|colonoscopy|egd|chart)\b|\bfrom (?:prior|previous|last|an earlier)\b|\bbaseline from\b/i
const CURRENT_SOURCE =
  /\b(?:h&p|h & p|history and physical|admission (?:note|h&p|history|assessment|orders?|med\w*)|admitting|ed\b|emergency|ems|paramedic|ambulance|triage|home med\w*|medication (?:reconciliation|history|list)|med rec|prior to admission|pta|transfer\w*|history|intake|progress note|consult\w*|current|this (?:encounter|admission)|anesthesia|pre-?op\w*|prenatal|problem list|nursing admission|social history|family)\b/i

function dayOf(date: string): number {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(date.trim())
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(date.trim())
  const [year, month, day] = iso?.slice(1, 4) ?? [american?.[3], american?.[1], american?.[2]]
  return day ? Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 : Number.NaN
}

/** Returns whether an indicator comes from an earlier encounter: its source says so, or its date does and its source is not a history taken now. */
export function isPrior(source: string, date: string | null, encounterStart: string | null): boolean {
  if (PRIOR_LABEL.test(source)) return true
  if (!date || !encounterStart) return false
  const before = dayOf(encounterStart) - dayOf(date)
  if (!(before > 0)) return false
  return before > 3 && !CURRENT_SOURCE.test(source)
}

function emptinessOf({ text, quotes }: Passage, source: string, bearings: number): Emptiness | null {
  if (POINTS_AT_CHART.test(text) || POINTS_BRIEFLY.test(text) || POINTS_FOR_DETAILS.test(text) || onlyPoints(text))
    return 'points-at-chart'
  if (KNOWN_TO_READER.test(text) && !/\d/.test(text) && bearings === 0 && quotes.length === 0) return 'points-at-chart'
  const unquoted = withoutQuotes({ text, quotes })
  if (PLACEHOLDER.test(unquoted) || TOKEN.test(unquoted)) return 'placeholder'
  if (REFERENCE_LABEL.test(text) || REFERENCE_LABEL.test(source)) return 'reference'
  if (REFERENCE_SOURCE.test(source) && !/\bnote\b|\d{4}|\bdr\b/i.test(source.replace(/\b20\d\d\b/g, '')))
    return 'criteria'
  if (
    /\b(?:protocol|order set|pathway|policy|bundle)\b/i.test(source) &&
    /[<>\u2264\u2265]\s?\d/.test(text) &&
    !measured(text)
  )
    return 'criteria'
  const quoted = quotes.some(({ start, end }) => end - start > 3)
  if (
    !quoted &&
    (LONE_THRESHOLD.test(text) || OF_LIMIT.test(text)) &&
    !/\d/.test(text.replace(OPERATED, ' ')) &&
    !measured(text)
  )
    return 'criteria'
  if (!quoted && (CRITERIA.test(text) || OPERATOR_RULE.test(text) || isGeneral(text)) && !measured(text))
    return 'criteria'
  if (!quoted && tellsRange(text)) return 'criteria'
  if (!quoted && !/\d/.test(text) && CONTENT_FREE.test(text)) return 'no-finding'
  const vague = VAGUE_WORDS.test(text) && VAGUE_THINGS.test(text) && text.length < 60
  const named = mentionsIn(text).length > 0
  return vague && !quoted && !named && bearings === 0 && !/\d/.test(text) && text.trim().split(/\s+/).length <= 4
    ? 'no-finding'
    : null
}

/** A number that stands without an operator before it, with a unit or as a trend, is somebody's result. */
function measured(text: string): boolean {
  const bare = text.replace(
    /(?:[<>\u2264\u2265]=?|greater than|less than|at least|more than|above|below|or more|of)\s*(?:or equal to\s*)?\d+(?:[.,]\d+)*/gi,
    ' ',
  )
  return /\b(?:on|at)\s+\d{1,2}[/:]\d|(?<!\d)\d+(?:\.\d+)?\s*(?:->|\u2192|to)\s*\d|(?:was|is|of|=|:)\s*\d+(?:\.\d+)?\s*(?:mg|mmol|g\/|%|l\b|ml|bpm|k\b|x10|mm)/i.test(
    bare,
  )
}

/** Returns an indicator understood: who speaks in it, whether it is from an earlier encounter, whether it says anything, and on what it bears. */
export function readIndicator(
  given: DraftIndicator,
  at: number,
  documented: readonly DocumentedDiagnosis[],
  encounterStart: string | null,
): IndicatorReading {
  const source = plain(given.source ?? '').trim()
  const passage = readPassage(`indicator ${at + 1}`, given.text ?? '', documented, source)
  const bearings = bearingsOf(passage.text)
  const inText =
    /^\W*(?:prior|previous|last|earlier|outside) (?:encounter|admission|hospitali[sz]ation|visit|discharge)|\((?:from |at )?(?:an? |the )?(?:prior|previous|earlier|outside) (?:encounter|admission|hospitali[sz]ation|visit|stay)\b[^()]{0,80}\)\W*$/i.test(
      passage.text,
    )
  return {
    passage,
    source,
    date: given.date,
    speaker: speakerOf(source),
    prior: isPrior(source, given.date, encounterStart) || inText,
    labelledPrior: PRIOR_LABEL.test(source) || PRIOR_LABEL.test(passage.text),
    empty: emptinessOf(passage, source, bearings.length),
    bearings,
  }
}

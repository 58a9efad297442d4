import { conceptOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import type { Reading } from '../reading/reading.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { DEFAULT_ANSWER } from './default-answer.ts'
import { hitsOf } from './matching.ts'
import { areDefined, reasonOf } from './option-reasons.ts'

const MARKUP =
  /\*\*|__(?=[a-zA-Z])|<\/?(?:b|strong|em|u|mark|i|h\d|span|font)\b[^>]*>|(?:^|\s)\*\w[^*]*\w\*(?=\s|$)|(?:^|\s)_[a-z][^_]*[a-z]_(?=\s|$)|[\u2713\u2714\u2705\u2611\u2612\u2605\u2606\u2B50\u2190\u25C4\u25C0\u27A1\u2192\u261E\u261B\u{1F449}\u{1F448}]|\[\s?[xX\u2713]\s?\]|\(\s?[xX*\u2022\u25CF\u2713]\s?\)|\[\s?[*\u2022\u25CF]\s?\]|[\u25C9\u29BF]|<-{1,2}|<=|-->|>>|<<|!/u
const PRAISE =
  /\b(?:recommend(?:ed|s)?|preferr?ed|prefer|best (?:supported|fit|fits|choice|answer|matche?s?|option|explains?)|most (?:likely|consistent|supported|accurate|appropriate|specific|probable|fitting|compatible|plausible)|strongly (?:supported|suggested|indicated)|well supported|clearly|suggested|default|pre-?selected|selected|(?:our|the|your) (?:\w+(?:'s)? )?(?:choice|pick|suggestion|favou?rite|preference)\b|(?:top|first|1st|second|2nd|primary|main|number one|no\. ?1) (?:choice|pick|option)|(?:usual|typical|common|standard|expected) (?:choice|answer|pick)|likeliest|correct (?:answer|choice)|ideal|optimal|fully supported|supported by (?:the |all |clinical )?(?:indicators|evidence|findings|labs|criteria|documentation|record|treatment|picture)|favou?red|advised|expected answer|cdi (?:recommends|suggests|pick)|obvious(?:ly)?|evident)\b/i
const BURDEN =
  /\b(?:only if|not recommended|discouraged|(?:will|would|may|must) (?:require|need|trigger|result|lead|be (?:reviewed|escalated|referred|sent))|requires? (?:\w+ ){0,4}(?:justification|peer review|explanation|escalation|review|documentation|reason|proof)|(?:please )?justify|must (?:justify|explain|provide)|unlikely|less (?:likely|specific|supported|accurate)|least|not supported|(?:explain|state|document|give|provide|specify) (?:\w+ ){0,3}why not|why (?:you|not|the)|escalat\w+|peer review|not advised|avoid|rarely|weak(?:ly)?|poorly)\b/i
/** "Fits the labs best", "explains all of it", "closest match": how well one answer sits is for the provider to say. */
const FITTED =
  /\b(?:(?:fits?|fitting|match(?:es|ing)?|suits?|explains?|explaining|reflects?|describes?|agrees? with|goes with|accounts? for)\b[^;.,]{0,40}\b(?:best|better|well|nicely|closely|perfectly|completely|fully)|(?:fits?|matches|explains?|accounts? for) (?:all|most|these|those|the|this|his|her) (?:of )?(?:\w+ ){0,2}(?:labs?|findings|results|picture|values|course|presentation|data|numbers|exam|response|indicators)|(?:closest|strongest|better|tightest|good|right) (?:fit|match|answer)|(?:all|most|everything) (?:\w+ ){0,3}points? (?:here|to this|this way)|(?:choose|select|pick|tick|check|use|take) (?:this|it|here|me)\b|(?:if|when) (?:in doubt|unsure|not sure|undecided|you are not sure)|(?:favou?red|chosen|used|preferred|picked) by (?:most|your|the|our|other))\b/i
function emphasised(option: OptionReading): string | null {
  const { text, quotes } = option.passage
  if (option.role === 'other' || option.role === 'undetermined')
    return /\*\*|[\u2713\u2714\u2605]/u.exec(text)?.[0] ?? null
  return quotes.length > 0 ? (/\*\*|[\u2713\u2714\u2605]/u.exec(text)?.[0] ?? null) : (MARKUP.exec(text)?.[0] ?? null)
}

/** "SEPSIS" is the name of the concept itself, and so no abbreviation of it. */
function isWordOf(words: string, conceptId: string): boolean {
  return (conceptOf(conceptId)?.name ?? '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .includes(words.toLowerCase())
}

/** Words in capitals that are not abbreviations: long, and no abbreviation of the lexicon. */
function shouted(text: string): string | null {
  const quoteless = text.replace(/"[^"]*"/g, ' ')
  const capitals = quoteless.match(/\b[A-Z][A-Z-]{3,}[A-Z]\b/g) ?? []
  const abbreviations = mentionsIn(quoteless).filter(
    ({ words, conceptId }) =>
      /^[A-Za-z]{2,7}$/.test(words) && /[a-z]?[A-Z]{2,}/.test(words) && !isWordOf(words, conceptId),
  )
  return (
    capitals.find(
      (word) =>
        word.length > 6 ||
        (!abbreviations.some(({ words }) => words.includes(word)) && /[AEIOUY]/.test(word) && !ACRONYM.test(word)),
    ) ?? null
  )
}

const ACRONYM =
  /^(?:HFREF|HFPEF|HFMREF|NSTEMI|STEMI|COVID|SIADH|ANCA|NASH|MASLD|MASH|MODS|SIRS|ARDS|HELLP|GCS|PTSD|ADHD|MRSA|MSSA|TACO|TRALI|COPD|HHNK|NAFLD|GERD|BPPV|CIDP|ESRD|KDIGO|NIHSS|UTI|AKI|ATN|CAUTI|CLABSI|COVID-19|ESBL|PRES|DRESS|HHS|HIT|TTP|DIC|OSA)$/

function unequal(reading: Reading, diagnoses: readonly OptionReading[]): Hit[] {
  const reasoned = diagnoses.flatMap((option) => {
    const reason = reasonOf(reading, option)
    return reason === null ? [] : [{ where: option.passage.where, excerpt: reason }]
  })
  if (diagnoses.length > 1 && (reasoned.length === diagnoses.length || areDefined(reading, diagnoses))) return []
  return reasoned.map((place) => ({
    ...place,
    why: 'This option gives criteria or evidence that its rivals do not get: move them to the indicators, or give every diagnosis the same.',
  }))
}

function steering(option: OptionReading): Hit[] {
  const { text, where } = option.passage
  const hits: Hit[] = []
  const mark = emphasised(option)
  if (mark)
    hits.push({
      where,
      excerpt: mark.trim(),
      why: 'Marks and emphasis steer: leave every option in the same plain type.',
    })
  const unquoted = text.replace(/"[^"]*"/g, (quote) => ' '.repeat(quote.length))
  const praise =
    PRAISE.exec(unquoted) ??
    (option.role === 'other' || option.role === 'undetermined' || /_{2,}|:\s*$/.test(text)
      ? null
      : FITTED.exec(unquoted))
  if (praise && option.role !== 'ruled-out' && !/\b(?:not|un)\W*$/i.test(text.slice(0, praise.index)))
    hits.push({ where, excerpt: praise[0], why: 'A recommended or praised option steers: leave the praise out.' })
  const burden = BURDEN.exec(text)
  if (burden && !(option.role === 'ruled-out' || /rationale/i.test(text)))
    hits.push({
      where,
      excerpt: burden[0],
      why: 'A burden or warning on one answer steers away from it: every answer must be equally easy.',
    })
  return hits
}

function find(reading: Reading): Hit[] {
  const answers = ['diagnosis', 'yes', ...(reading.validation || reading.yesNo ? ['no', 'ruled-out'] : [])]
  const diagnoses = reading.options.filter(({ role }) => answers.includes(role))
  const hits = reading.options.flatMap(steering)
  const shouting = reading.options.map((option) => ({ option, word: shouted(option.passage.text) }))
  if (reading.options.some(({ passage }) => /[a-z]{3}/.test(passage.text))) {
    for (const { option, word } of shouting) {
      if (word)
        hits.push({
          where: option.passage.where,
          excerpt: word,
          why: 'Capitals emphasise one option: write all options alike.',
        })
    }
  }
  return [...hits, ...unequal(reading, diagnoses), ...hitsOf(reading.question, [DEFAULT_ANSWER])]
}

export const leadOption: ContentRule = {
  kind: 'content',
  id: 'LEAD-OPTION',
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'B22 definition of leading; house rule for marks and order',
  says: 'The list of answers does not steer: nothing is preselected, emphasised, praised, burdened or given criteria that its rivals do not get.',
  find,
}

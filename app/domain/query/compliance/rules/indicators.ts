import { isSyndrome } from '#app/domain/query/lexicon/bearings.ts'
import { namesWitness } from '../language/quotes.ts'
import type { IndicatorReading } from '../reading/indicators.ts'
import { withoutQuotes } from '../reading/passage.ts'
import type { Reading } from '../reading/reading.ts'
import { isResolvable } from '../reading/sources.ts'
import type { Subject } from '../reading/subjects.ts'
import type { ContentRule, Hit, RuleFacts } from '../rule.ts'
import { isDrawnByAuthor, isUnseenCause } from './author-voice.ts'

const facts = (id: string, says: string, more: Partial<RuleFacts> = {}): RuleFacts & { kind: 'content' } => ({
  kind: 'content',
  id,
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'B22 indicator section',
  says,
  ...more,
})

const isBlank = ({ passage }: IndicatorReading) => passage.text.trim() === ''

export const indNone: ContentRule = {
  ...facts('IND-NONE', "A query carries at least one finding from this patient's record; no number is prescribed."),
  find({ indicators }) {
    const pointers = indicators.filter((each) => isBlank(each) || each.empty === 'points-at-chart')
    if (indicators.length > pointers.length) return []
    const why = 'No finding is cited: quote at least one result, treatment or statement that raised the question.'
    return [{ where: 'indicators', excerpt: pointers[0]?.passage.text ?? '', why }]
  },
}

const UNRESOLVABLE =
  /^\W*(?:(?:the|patient|patient's|medical|electronic|health|hospital|full|entire|unknown|various|multiple|several|general|clinical)\s+)*(?:chart|charts|records?|emr|ehr|epic|cerner|meditech|system|n\/?a|none|unknown|various|multiple|tbd|unspecified|misc\w*|see (?:chart|above|record|notes?)|as above|chart review|record review|memory|internet|source|sources|documentation|not (?:stated|given|specified|known|documented|recorded)|\?+|-+|_+|\.+|per chart|in chart|cdi|coder|coding|self|me|hearsay|somewhere|file|data)?\W*$/i

const isUnresolvable = (source: string): boolean => UNRESOLVABLE.test(source) || !isResolvable(source)

export const indSource: ContentRule = {
  ...facts('IND-SOURCE', 'Each indicator says where it came from: document, result, flowsheet, author or role.', {
    source: 'B22 p.6; house rule for the error level',
  }),
  find({ indicators }) {
    return indicators
      .filter((each) => !isBlank(each) && each.empty !== 'points-at-chart' && isUnresolvable(each.source))
      .map(({ passage, source }) => ({
        where: passage.where,
        excerpt: source === '' ? passage.text : source,
        why: 'The source is missing or cannot be found again: name the note, result or flowsheet it came from.',
      }))
  },
}

const DATE =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}\b|\bday \d|\bpod ?#?\d/i

export const indDate: ContentRule = {
  ...facts('IND-DATE', 'Each indicator is dated, and timed when it changes quickly.', {
    severity: 'warn',
    edition: 'house',
    confidence: 'H',
    source: 'house rule; good practice',
  }),
  find({ indicators }) {
    return indicators
      .filter(
        ({ date, source, passage }) =>
          !(date && /\d{4}-\d{2}-\d{2}|\d{1,2}\/\d/.test(date)) && !DATE.test(`${source} ${passage.text}`),
      )
      .map(({ passage }) => ({
        where: passage.where,
        excerpt: passage.text,
        why: 'No date: give the day, and the time when the value changes quickly.',
      }))
  },
}

const GENERIC_WHY: Record<string, string> = {
  placeholder: 'A placeholder of the template was left in: fill it from the chart or take the line out.',
  criteria:
    'This is a textbook criterion, not this patient\'s finding: give the result itself, or set it apart as "for reference only" with its citation.',
  'no-finding': 'No finding is named: give the value, drug, procedure or words of the examination.',
  'points-at-chart': 'This only points at the chart: quote the finding.',
}

export const indGeneric: ContentRule = {
  ...facts('IND-GENERIC', "Indicators are this patient's findings, not textbook criteria or template text.", {
    edition: '2026',
    source: 'B26d p.13 patient and episode specific; ACDIS Q&A on references in a query',
  }),
  find({ indicators }) {
    const pointing = indicators.every((each) => isBlank(each) || each.empty === 'points-at-chart')
    return indicators
      .filter(
        (each) =>
          !isBlank(each) &&
          each.empty !== null &&
          each.empty !== 'reference' &&
          !(pointing && each.empty === 'points-at-chart'),
      )
      .map(({ passage, empty }) => ({
        where: passage.where,
        excerpt: passage.text,
        why: GENERIC_WHY[empty ?? ''] ?? '',
      }))
      .concat(
        indicators.length > 0 && indicators.every(({ empty }) => empty === 'reference')
          ? [
              {
                where: 'indicators',
                excerpt: indicators[0]?.passage.text ?? '',
                why: 'Only reference criteria are given: add what was found in this patient.',
              },
            ]
          : [],
      )
  },
}

const GRADING =
  /\b(?:precipitous(?:ly)?|(?<!(?:no|not|without|any|clinically|hemodynamically|statistically) )significant,? (?:\w+ )?(?:fall|drop|rise|decline|jump|deterioration)|(?:markedly|floridly|plainly|visibly) (?:cellulitic|septic|encephalopathic|malnourished|delirious|psychotic|cachectic|pneumonic)|obvious(?:ly)?|clearly in(?! (?:the|a|an|\d)?\s?(?:morning|am|afternoon|evening|view|place|position|remission|sinus|rhythm))|clear(?:ly)? (?:septic|indicat\w*|shows?|demonstrat\w*|meets?|suggest\w*|consistent|represents?|has|evidence|abnormal|infected|malnourished|due|evident)|(?<!\b(?:not|nor|no longer|never) )septic[- ]appearing|(?<!\b(?:not|nor|never) )(?:looks?|looked|appears?|appeared|seems?|seemed) (?:quite |very |frankly |rather )?(?:septic|malnourished|encephalopathic)|malnourished[- ]appearing|(?<!\b(?:not|nor|no longer|never) |non-?)toxic[- ]appearing|classic(?:al|ally)?(?: for| of| picture| presentation| appearance| signs| findings)|textbook|undoubtedly|unquestionabl\w+|definite(?:ly)?|unmistakabl\w+|strongly suggest\w*|highly suggestive|alarming(?:ly)?|impressive(?:ly)?|(?:dangerous|frightening|worrying|worrisome|dramatic|horrendous|terrible|awful|shocking|appalling|ominous|florid|blatant|raging|full-blown)(?:ly)?(?= )|(?:frank|overt|gross)(?:ly)?(?! (?:aspirat\w*|penetrat\w*|reflux|urine|bile|perforat\w*|bloody|red|clots?|necro\w*|blood|hematuria|pus|stool|bleed\w*|purulen\w*|hemo\w*|breech|hyperemi\w*|ascites|edema|motor|sensory|neuro\w*|intact|normal|visible|stable|unchanged|clear|drainage|rectal|clots|tear|fluid|deformity|swelling|contaminat\w*|fecal|feces))(?= \w)|striking(?:ly)?|convincing(?:ly)?|compelling|overwhelming(?:ly)?|significantly (?:abnormal|elevated|low|decreased|increased|impaired|reduced|worse\w*|septic|ill|malnourished)|(?:very|extremely|dangerously|critically|worrisomely|profoundly|markedly) (?:abnormal|concerning|sick|ill|septic|suspicious)|concerning for|worrisome for|suspicious for|meets? (?:\w+ ){0,4}(?:criteria|definition)|criteria (?:\w+ )?(?:are |is |was |were )?met|(?:diagnostic|indicative|suggestive|pathognomonic|characteristic|reflective|representative) of|qualif(?:y|ies) (?:as|for)|(?:consistent|compatible|in keeping) with(?! (?:(?:the|his|her|its|their|an?|what|prior|previous|usual|known|reported|stated|expected|normal|mixed|skin|oral|age|home|current|recent|last|active|pharmacy|medication) ){0,3}(?:prescri\w+|dates?|dating|age|baseline|schedule|dos(?:e|es|ing)|list|records?|refills?|fills?|use|intake|adheren\w+|compliance|contaminat\w*|contaminants?|flora|collection|specimen|draw|study|studies|exam\w*|echo\w*|value|values|level|levels|range|report|account|order|orders|therapy|regimen|taking)\b)|points? to(?:ward)?|(?:indicat|suggest|confirm|prov|establish|reveal|signif)(?:es|s|ing|ying|ies)|proof of|(?<!\b(?:no|without|any|nor) (?:\w+ )?)evidence of|supports? (?:a |the )?(?:diagnosis|presence)|due to (?:likely|probable|presumed))\b/i
const ATTRIBUTED =
  /\b(?:per|by|according to|documented by|stated by|read by|interpreted by|impression|states?|stated|notes?|noted|documents?|documented|reports?|reported|reads?|writes|wrote|assess\w*)\b/i

/** A therapist or a wound nurse may name what is seen in an assessment; a syndrome stays the provider's. */
const ASSESSOR =
  /\b(?:pt|ot|slp|physical|occupational|speech|wound|wocn|cwocn|rt|respiratory|nurs\w*|rn) (?:\w+ ){0,2}(?:eval\w*|assess\w*|exam\w*|consult\w*|note)\b|\b(?:slp|speech(?:[- ]language)?) (?:\w+ ){0,2}(?:report|stud\w+|swallow\w*)\b/i

/** What is seen, felt or heard at the bedside or on a film is a finding, though it has a code of its own. */
const SIGN =
  /^(?:(?:mild|moderate|severe|marked|large|small|diffuse|generali[sz]ed|bilateral|left|right|trace|new|acute|chronic|recurrent|active|passive|gross|microscopic|moderate to severe)\s+)*(?:(?:(?:muscle|temporal|fat|bitemporal) )?wasting|ascites|(?:hepato|spleno|hepatospleno|cardio|lymphadeno)megaly|lymphadenopathy|(?:joint )?contractures?|hives|urticaria|rash(?:es)?|convulsions?|seizure activity|(?:suicidal|homicidal) ideation|hallucinations?|delusions?|(?:pleural |pericardial )?effusions?|hematuria|haematuria|proteinuria|pyuria|bacteriuria|melena|hematochezia|hemoptysis|hematemesis|jaundice|pallor|petechiae|ecchymos[ie]s|cyanosis|clubbing|hypoxia|hypoxemia|tremors?|asterixis|clonus|rigors|(?:total|complete|full|functional) dependence|dependence|c\.? ?diff(?:icile)?|cough|dysuria|syncope|vomiting|incontinence|\w+ use|scarring|adhesions?|stool impaction|bruis(?:e|es|ing)|hematomas?|leukocytosis|bandemia|ketosis|ketonuria|glycosuria|drowsiness|inattention|palpitations|tachypnea|tachycardia|bradycardia|hypotension|fevers?|(?:gall|kidney|renal |bile duct |ureteral )?stones?|(?:uterine |submucosal |intramural |[\d.]+ ?cm )?fibroids?|sundowning|(?:renal |hepatic |simple )?cysts?|polyps?|nodules?|obtund(?:ed|ation)|somnolen(?:t|ce)|letharg(?:y|ic)|(?:hemi|para|quadri|mono)paresis|(?:foot|wrist) drop|(?:open |shallow |deep |round |skin )?ulcers?|skin (?:lesions?|eruption|maceration)|exanthem|abrasions?|contusions?|lacerations?|varicos(?:e veins|ities)|(?:current |former |ex-)?smoker|(?:grade (?:[1-3]|i{1,3}) )?(?:diastolic|systolic) dysfunction|(?:silent )?(?:aspiration|penetration)|PVCs?|PACs?|[SH]I|post-?ictal(?: state| period)?|(?:ventricular|atrial) ectopy|non-?compliant|homeless)$/i

/** What a strip or a monitor shows is its rhythm, told as the machine and its watcher name it. */
const RHYTHM =
  /^(?:(?:new|acute|complete|2nd degree|third degree|[1-3](?:st|nd|rd) degree|rapid|sustained|non-?sustained|polymorphic|monomorphic) )*(?:a-?fib|afib|AF|atrial fib\w*|a-?flutter|atrial flutter|v-?fib|VF|ventricular fib\w*|v-?tach|VT|NSVT|SVT|ventricular tachycardia|supraventricular tachycardia|[LR]BBB|(?:left|right) bundle branch block|heart block|AV block|torsades(?: de pointes)?|asystole|PEA|pulseless electrical activity|sinus (?:pause|arrest|tach\w*|brady\w*))$/i
const WATCHED =
  /\b(?:tele|telemetry|[ek]kg|ecg|12-lead|rhythm|monitor(?:ed|ing)?|strip|code (?:record|sheet|blue)|aed|ems|run sheet)\b/i

/** A word of the examination: how the examiner saw the patient. */
const APPEARING = /^(?:septic|toxic|malnourished)[- ]appearing$/i
const EXAMINER = /\b(?:notes?|h&p|exam\w*|consult\w*|dr|physician|provider)\b/i

/** A diet, a protocol or an order set is called after what it was made for, not after what this patient has. */
const CALLED_AFTER = /^[ -](?:protocol|pathway|order ?set|power ?plan|diet|worksheet|flowsheet)\b/i

/** What measures and counts interprets nothing. */
const LABORATORY = /\b(?:microbiolog\w*|cultures?|toxicolog\w*|chemistry|laborator\w*|urinalysis|blood gas|cbc)\b/i

function mayName(indicator: IndicatorReading, subject: Subject): boolean {
  const { passage, speaker, source } = indicator
  if (subject.standing === 'documented' || subject.assertion === 'negated' || subject.assertion === 'family')
    return true
  if (subject.quoted === 'provider' || subject.quoted === 'report') return true
  if (subject.quoted === 'ancillary') return true
  if (SIGN.test(subject.words) || CALLED_AFTER.test(passage.text.slice(subject.end, subject.end + 16))) return true
  if (
    subject.assertion === 'historical' ||
    /\b(?:history|hx|pmh|past medical|home)\b/i.test(
      passage.text.slice(Math.max(0, subject.start - 300), subject.start),
    )
  )
    return true
  if (
    subject.quoted === 'unknown' &&
    !/\b(?:lab|labs|laborator\w*|flowsheet|mar|chemistry|cbc|bmp|vitals?)\b/i.test(source)
  )
    return true
  if (
    GRADING.test(passage.text.slice(Math.max(0, subject.start - 300), subject.start)) &&
    !ATTRIBUTED.test(passage.text.slice(Math.max(0, subject.start - 300), subject.end + 300))
  )
    return speaker === 'report' && !LABORATORY.test(source)
  if (
    isDrawnByAuthor(passage.text, subject) &&
    !ATTRIBUTED.test(passage.text.replace(/\bby (?:any|definition)\b/gi, ' '))
  )
    return false
  if (RHYTHM.test(subject.words) && WATCHED.test(`${source} ; ${passage.text}`)) return true
  if (isUnseenCause(passage.text, subject, source)) return false
  if (speaker === 'provider' || speaker === 'report' || namesWitness(source)) return true
  return ASSESSOR.test(source) && subject.conceptId !== null && !isSyndrome(subject.conceptId)
}

function interpretations(indicator: IndicatorReading): Hit[] {
  const { passage, speaker, source, empty } = indicator
  if (empty !== null) return []
  const named = passage.subjects
    .filter((subject) => !mayName(indicator, subject))
    .map(({ words }) => ({
      where: passage.where,
      excerpt: words,
      why: `"${words}" is a diagnosis that no provider has documented: give the finding, or quote who wrote it with role and date.`,
    }))
  if (named.length > 0) return named.slice(0, 1)
  const unquoted = withoutQuotes(passage)
  const graded = GRADING.exec(unquoted)
  const attributed =
    speaker === 'report' ||
    ATTRIBUTED.test(unquoted) ||
    (speaker === 'provider' && EXAMINER.test(source) && APPEARING.test(graded?.[0].trim() ?? ''))
  if (!graded || attributed) return []
  return [
    {
      where: passage.where,
      excerpt: graded[0].trim(),
      why: "This grades or interprets the finding: give the finding itself, in the record's own words.",
    },
  ]
}

export const indInterp: ContentRule = {
  ...facts('IND-INTERP', 'Indicators state findings; the author neither diagnoses nor grades them.', {
    edition: '2026',
    source: 'B26d p.13 free from subjective interpretation',
  }),
  find: (reading: Reading) => reading.indicators.flatMap(interpretations),
}

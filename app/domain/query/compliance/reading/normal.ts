import { isHeldUp } from '#app/domain/query/lexicon/held-up.ts'
import table from './normal-values.json'

const VALUES = table.values.map(({ name, low, high }) => ({
  name,
  test: new RegExp(
    `\\b(?:${name})\\b[^\\d;,.]{0,16}(\\d{1,3}(?:\\.\\d{1,2})?(?:\\s*(?:->|\\u2192|to|then|,|/|and|-)\\s*\\d{1,3}(?:\\.\\d{1,2})?(?![\\d/]|\\.\\d)){0,6})`,
    'gi',
  ),
  low,
  high,
}))
/** "1.1 on 6/3, 2.4 on 6/4", "1.8 on arrival, 4.1 at 4 h": when a value was taken stands between the values of a trend. */
const WHEN =
  /[( ](?:(?:on|at|by|in|after|before) )?(?:\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}:\d\d|(?:the )?(?:arrival|admission|presentation|discharge|triage|noon|midnight)|(?:hospital |icu |postoperative )?(?:day|pod|hd|hour) ?#?\d{1,2}|\d{1,2} ?(?:am|pm|h|hours?)|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6} \d{1,2}|\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6})\b ?\)?(?= ?(?:,|->|\u2192|to\b|then\b|and\b|\)))/gi
const UNREMARKABLE =
  /\b(?:no|not|none|never|without|denies|denied|negative|normal(?:i[sz]ed|i[sz]es)?|absent|unremarkable|wnl|within normal|afebrile|clear|resolved|intact|non-?tender|nil|discontinued|stopped|room air|on ra|alert|oriented|follows? commands|free of|lack(?:s|ed|ing)?|unlabored|symmetric\w*|benign|bland|well[- ]nourished|at goal|sterile|declined|eats|ate|100 ?% of (?:meals|trays)|no growth|ng ?x|ngtd|neg|ambulat\w+ independently|self-?resolved|spontaneous(?:ly)?|extubated|asymptomatic|comfortable|speaking (?:in )?full|good (?:intake|appetite|urine)|euvolemic|non-?focal|gained|weight stable|stable weight|preserved|conversant|eating|ambulat\w+|tolerat\w+ (?:diet|po|meals)|back to (?:baseline|\d[\d.]*)|at baseline|returned to|excluded|ruled out|low (?:suspicion|probability))\b|<\s?\d/i

/** Words of absence that tell of no absence: what is lacking is itself the finding, the word belongs to a name, or the limit is one below which something is wrong. */
const NO_ABSENCE: readonly RegExp[] = [
  // A denial that itself is a finding: no appetite, does not follow commands, could not lie flat, no response to fluids.
  /\b(?:not|no|unable to|cannot|could not|without|never)\s+(?:\w+\s+)?(?:appetite|intake|urine|output|follow\w*|orient\w*|respon\w+|verbal|eat\w*|walk\w*|ambulat\w*|breath\w*|pulse\w*|movement|gag|improv\w*|tolerat\w*|able|speech|sound\w*|bowel|void\w*|arous\w+|awake|relief|correct\w*|flat(?:us)?|effort|reflex\w*|resol\w+|recogni\w*|recall\w*|reliev\w*|sustain\w*|maintain\w*|upright|enough|adequate\w*|reach\w*|oxygenat\w*|saturat\w*|yet)\b|\b(?:not|unable to|cannot|could not) (?:be |fully |entirely |quite )?(?:clear\w*|normal\w*|intact|alert|lie|lying|stand|speak\w*|complete|wean\w*|swallow\w*|drink\w*|sleep\w*|meet\w*|move|know)\b/gi,
  // A saturation, a blood gas or a breath that is low off oxygen is no normal one.
  /\b(?:sp ?o2|sao2|o2 sats?|sats?|saturat\w+|pulse ox\w*|po2|pao2|desaturat\w+|hypox\w+)\b[^;.]{0,30}?\b(?:[4-8]\d|9[01])\b[^;.]{0,24}?\b(?:room air|on ra|without|no)\b(?: (?:oxygen|o2|supplement\w*))?/gi,
  /\b(?:room air|on ra|without (?:oxygen|o2)|off (?:oxygen|o2))\b[^;.,\d]{0,30}(?:[4-8]\d|9[01]) ?%?/gi,
  /\b(?:[4-8]\d|9[01]) ?% (?:while |when )?(?:on |in )?(?:room air|ra)\b/gi,
  // Names that hold the word.
  /\b(?:normal saline|gram[- ]?neg(?:ative)?|coagulase[- ]negative|negative[- ]pressure|net negative|negative inspiratory|spontaneous(?:ly)? (?:bacterial|pneumothorax|abortion|rupture|breathing trial)|(?:sepsis|stroke|trauma|rapid response|code|critical|lab) alert|clear (?:liquids?|fluids)|normal pressure hydrocephalus|non-?stop|no\. ?\d)/gi,
  // Only in part: oriented to self only, alert to voice, ate a quarter.
  /\b(?:alert|oriented|responds?|awake)\b[^;.,]{0,16}\b(?:only|self|person|name|voice|pain|x ?[0-2]|times [0-2]|one|1|0)\b(?: only)?|\b(?:alert|oriented|responds?|awake) only\b/gi,
  /\b(?:ate|eats|eating|eaten)\b[^;.]{0,24}?(?:\b(?:[0-6]?\d) ?(?:%|percent)|\b(?:less|little|poor\w*|nothing|bites?|sips?|quarter|half|third|minimal\w*|barely|only|few)\b)(?:[^;.,]{0,20}\b(?:meals|trays|needs)\b)?/gi,
  // A limit that is passed to the bad side.
  /\b(?:sp ?o2|sats?|saturat\w+|bp|sbp|map|pressure|intake|meals|needs|hemoglobin|hgb|hb|platelets?|plt|ef|lvef|fraction|gcs|uop|output|sodium|na|ph|po2|pao2|p\/f|ratio|albumin|bmi|calories|kcal|egfr|gfr|anc|count|weight|ml\/kg\/h\w*|glucose|potassium|calcium|fibrinogen|ferritin|folate|b12|haptoglobin|abi|temp\w*|percentile|estimated)\b[^;.<]{0,24}<\s?=?\s?\d+(?:\.\d+)?/gi,
  // Beside the usual, not within it, or a range that is only told.
  /\b(?:above|below|over|under|than|outside|exceed\w*|beyond|times|twice|thrice|double|triple|x|limit of|limits? of|range of|half)\s+(?:the |its |of |upper |lower |limit |limits )*normal(?: limits?| range)?\b|\(?\b(?:normal|reference)(?: range| limits?| value)?[ :=]*(?:<|>|up to|to|is|of|under|over|below|above)?\s?=?\s?\d+(?:\.\d+)?(?:\s?(?:-|\u2013|to)\s?\d+(?:\.\d+)?)?/gi,
  // How it was before, as a contrast: "normally knows her family", "oriented at baseline per daughter".
  /\bnormally\b|\b(?:\d(?:\.\d+)?|oriented|alert|independent\w*|walks|conversant|normal|clear) at (?:his |her |their |the )?baseline\b|\b(?:baseline|usual\w*|previously|before(?:hand)?|per (?:daughter|son|wife|husband|family|spouse))\b[^;.]{0,30}\b(?:oriented|alert|conversant|ambulat\w+|independent\w*|normal|clear|eats|intact)\b/gi,
  // Something got worse, or a harmful drug was taken away.
  /\b(?:status|mentation|output|function|pressure|hemoglobin|hgb|counts?|platelets?|levels?|condition|saturations?|oxygenation|appetite|intake|weight|cognition|vision|memory|consciousness|he|she|patient|gfr|egfr)\s+(?:has |had |have |further |rapidly |since )*declined\b/gi,
  /\b(?:lisinopril|enalapril|losartan|valsartan|ace inhibitor|acei|arb|nsaids?|ibuprofen|naproxen|ketorolac|metformin|statin|atorvastatin|apixaban|rivaroxaban|warfarin|heparin|aspirin|clopidogrel|oxycodone|morphine|hydromorphone|opioids?|lorazepam|sedation|sedatives?|chemotherapy|furosemide|diuretics?|spironolactone|hydrochlorothiazide|vancomycin|gentamicin|tube feeds?|feeding|lithium|digoxin|metoprolol|beta[- ]blocker|linezolid)\b[^;.]{0,30}\b(?:stopped|discontinued|held)\b/gi,
  /\b(?:stopped|discontinued) (?:the |his |her |home )?(?:lisinopril|enalapril|losartan|valsartan|ace|arb|nsaids?|ibuprofen|naproxen|ketorolac|metformin|statin|atorvastatin|apixaban|rivaroxaban|warfarin|heparin|aspirin|clopidogrel|oxycodone|morphine|hydromorphone|opioids?|lorazepam|sedat\w+|chemotherapy|furosemide|diuretics?|spironolactone)\b/gi,
]

/** Returns a text with the words of absence blanked that tell of none. */
function withoutFalseAbsence(text: string): string {
  return NO_ABSENCE.reduce((left, each) => left.replace(each, (match) => ' '.repeat(match.length)), text)
}

/** Returns whether a text shows something absent, normal or ended, as a validation query must show. */
export function showsAbsence(text: string): boolean {
  return UNREMARKABLE.test(text) && UNREMARKABLE.test(withoutFalseAbsence(text))
}

/** A troponin told with a decimal is in nanograms, and raised from 0.04 on. */
const isRaisedTroponin = (name: string, values: string) =>
  name.startsWith('troponin') && (values.match(/\b\d\.\d+/g) ?? []).some((value) => Number(value) > 0.04)

const isWithin = (text: string, { name, test, low, high }: (typeof VALUES)[number]) =>
  [...text.matchAll(test)].some(
    (match) =>
      (match[1]?.match(/\d+(?:\.\d+)?/g) ?? []).every((value) => Number(value) >= low && Number(value) <= high) &&
      !isRaisedTroponin(name, match[1] ?? '') &&
      !/^\s?(?:\(|at )?(?:his |her |the )?(?:usual )?baseline\b/i.test(
        text.slice(match.index + match[0].length, match.index + match[0].length + 24),
      ) &&
      !/\b(?:baseline|usual|before|previous(?:ly)?)\W*$/i.test(
        text.slice(Math.max(0, match.index - 16), match.index),
      ) &&
      !isHeldUp(name.split('|')[0] ?? name, text, match.index + match[0].length),
  )

/** Returns the tests in their reference range that a text holds, each by the first of its names; a trend that leaves the range is not normal. */
export function normalValuesIn(text: string): string[] {
  const untimed = text.replace(WHEN, '')
  return VALUES.filter((value) => isWithin(untimed, value)).map(({ name }) => name.split('|')[0] ?? name)
}

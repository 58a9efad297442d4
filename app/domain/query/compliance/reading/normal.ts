import table from './normal-values.json'

const VALUES = table.values.map(({ name, low, high, telling }) => ({
  telling,
  test: new RegExp(
    `\\b(?:${name})\\b[^\\d;,.]{0,16}(\\d{1,3}(?:\\.\\d{1,2})?(?:\\s*(?:->|\\u2192|to|then|,|/|and|-)\\s*\\d{1,3}(?:\\.\\d{1,2})?(?![\\d/]|\\.\\d)){0,6})`,
    'gi',
  ),
  low,
  high,
}))
const UNREMARKABLE =
  /\b(?:no|not|none|never|without|denies|denied|negative|normal\w*|absent|unremarkable|wnl|within normal|afebrile|clear|resolved|intact|non-?tender|nil|discontinued|stopped|room air|on ra|alert|oriented|follows? commands|free of|lack(?:s|ed|ing)?|unlabored|symmetric\w*|benign|bland|well[- ]nourished|at goal|sterile|declined|eats|ate|100 ?% of (?:meals|trays)|no growth|ng ?x|ngtd|neg|ambulat\w+ independently|self-?resolved|spontaneous(?:ly)?|extubated|asymptomatic|comfortable|speaking (?:in )?full|good (?:intake|appetite|urine)|euvolemic|non-?focal|gained|weight stable|stable weight|preserved|conversant|eating|ambulat\w+|tolerat\w+ (?:diet|po|meals)|back to baseline|at baseline|returned to|excluded|ruled out|low (?:suspicion|probability))\b|<\s?\d/i

// A denial that itself is a finding: no appetite, does not follow commands.
const LACK =
  /\b(?:not|no|unable to|cannot|without|never)\s+(?:\w+\s+)?(?:appetite|intake|urine|output|follow\w*|orient\w*|respon\w+|verbal|eat\w*|walk\w*|ambulat\w*|breath\w*|pulse|movement|gag|improve\w*|tolerat\w*|able|speech|sound\w*|bowel|void\w*|arousable|awake)/gi

/** A fluid that bears the word in its name. */
const FLUID = /\bnormal saline\b/gi

/** Returns whether a text shows something absent, normal or ended, as a validation query must show. */
export function showsAbsence(text: string): boolean {
  return UNREMARKABLE.test(text.replace(LACK, ' ').replace(FLUID, ' '))
}

const isWithin = (text: string, { test, low, high }: (typeof VALUES)[number]) =>
  [...text.matchAll(test)].some((match) =>
    (match[1]?.match(/\d+(?:\.\d+)?/g) ?? []).every((value) => Number(value) >= low && Number(value) <= high),
  )

/** Returns whether a text holds a value in its reference range; a trend that leaves the range is not normal. */
export function showsNormalValue(text: string): boolean {
  return VALUES.some((value) => isWithin(text, value))
}

/** Returns the same for tests alone that speak for themselves, such as a lactate or a blood gas. */
export function showsTellingValue(text: string): boolean {
  return VALUES.some((value) => value.telling && isWithin(text, value))
}

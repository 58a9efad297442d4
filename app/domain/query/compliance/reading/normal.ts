import table from './normal-values.json'

const VALUES = table.values.map(({ name, low, high }) => ({
  test: new RegExp(`\\b(?:${name})\\b[^\\d;,.]{0,16}(\\d{1,3}(?:\\.\\d{1,2})?)`, 'gi'),
  low,
  high,
}))
const UNREMARKABLE =
  /\b(?:no|not|none|never|without|denies|denied|negative|normal\w*|absent|unremarkable|wnl|within normal|afebrile|clear|resolved|intact|non-?tender|nil|discontinued|stopped|room air|on ra|alert|oriented|follows? commands|free of|lack(?:s|ed|ing)?|unlabored|symmetric\w*|benign|well[- ]nourished|at goal|sterile|declined|eats|ate|100 ?% of (?:meals|trays)|no growth|ng ?x|ngtd|neg|ambulat\w+ independently|self-?resolved|spontaneous(?:ly)?|extubated|asymptomatic|comfortable|speaking (?:in )?full|good (?:intake|appetite|urine)|euvolemic|non-?focal|gained|weight stable|stable weight|preserved|excluded|ruled out|low (?:suspicion|probability))\b|<\s?\d/i

/** Returns whether a text shows something absent, normal or ended: what a validation query must put beside the findings in favour. */
export function showsNormal(text: string): boolean {
  if (UNREMARKABLE.test(text)) return true
  return VALUES.some(({ test, low, high }) =>
    [...text.matchAll(test)].some((match) => Number(match[1]) >= low && Number(match[1]) <= high),
  )
}

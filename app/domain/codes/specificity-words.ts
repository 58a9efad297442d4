/** Words that carry no fact of their own in a title of the code set. */
const NEUTRAL = new Set(
  (
    'an and any as at be but by classified condition else elsewhere etc following for from in into is its nec nos of on or ' +
    'other others out part parts site sites specified such than that the their this those to type types unspecified use used via ' +
    'whether which whose certain due form forms and-open or-open not-applicable not no without'
  ).split(' '),
)

/** Pairs that a plain stem would keep apart: adjective and noun of one thing. */
const SAME: Record<string, string> = {
  abdomen: 'abdominal',
  epileptic: 'epilepsy',
  thoracic: 'thorax',
  feet: 'foot',
  teeth: 'tooth',
  vertebrae: 'vertebra',
  femoral: 'femur',
  humeral: 'humerus',
  ulnar: 'ulna',
  radial: 'radius',
  tibial: 'tibia',
  patellar: 'patella',
  neuropathic: 'neuropathy',
  myopathic: 'myopathy',
}

/** One word without its plural, cut to nine letters, so that "fractures" and "fracture" or "staphylococcal" and "staphylococcus" meet. */
export function stemOf(word: string): string {
  const same = SAME[word]
  if (same !== undefined) return stemOf(same)
  let stem = word
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 3 && stem.endsWith('s') && !/(ss|us|is)$/.test(stem)) stem = stem.slice(0, -1)
  return stem.slice(0, 9)
}

/** The words of a title in lower case with commas as words of their own. What stands in brackets is not essential and left out. */
export function wordsOf(title: string): string[] {
  return (
    title
      .toLowerCase()
      .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
      .replace(/\bnon-/g, 'non')
      .replace(/without (mention|evidence) of/g, 'without')
      .match(/[a-z0-9']+|,/g) ?? []
  )
}

const NEGATIONS = new Set(['without', 'not', 'no'])
const NEGATION_ENDS = new Set([',', 'with', 'of', 'due', 'in', 'following', 'resulting', 'by'])

/** Stems of the words that state something; those under "without" or "not" carry a minus: "-intract" is not "intract". */
export function contentOf(words: readonly string[]): Set<string> {
  const content = new Set<string>()
  let sign = ''
  for (const word of words) {
    if (NEGATIONS.has(word)) sign = '-'
    else if (NEGATION_ENDS.has(word)) sign = ''
    if (word === ',' || word === '.' || NEUTRAL.has(word)) continue
    content.add(sign + stemOf(word))
  }
  return content
}

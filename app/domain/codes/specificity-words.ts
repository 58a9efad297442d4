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
  testes: 'testis',
  vertebrae: 'vertebra',
  femoral: 'femur',
  humeral: 'humerus',
  ulnar: 'ulna',
  radial: 'radius',
  tibial: 'tibia',
  patellar: 'patella',
  neuropathic: 'neuropathy',
  myopathic: 'myopathy',
  ovarian: 'ovary',
  ovaries: 'ovary',
  orbital: 'orbit',
  septa: 'septum',
}

const STEMS = new Map<string, string>()
const MOST_STEMS = 40_000

/** One word without its plural, cut to nine letters, so that "fractures" and "fracture" or "staphylococcal" and "staphylococcus" meet. */
export function stemOf(word: string): string {
  let stem = STEMS.get(word)
  if (stem === undefined) {
    stem = cut(word)
    // The words of the code set are some twelve thousand; those of notes are not to pile up.
    if (STEMS.size > MOST_STEMS) STEMS.clear()
    STEMS.set(word, stem)
  }
  return stem
}

function cut(word: string): string {
  const same = SAME[word]
  if (same !== undefined) return cut(same)
  let stem = word
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  // Mycoses are each a mycosis.
  else if (stem.length > 5 && stem.endsWith('oses')) stem = `${stem.slice(0, -4)}osis`
  else if (stem.length > 3 && stem.endsWith('s') && !/(ss|us|is)$/.test(stem)) stem = stem.slice(0, -1)
  // Diverticulitis is no diverticulosis.
  if (stem.length > 9 && stem.endsWith('itis')) return `${stem.slice(0, 8)}~`
  // Histidinemia is what histidine does in the blood.
  if (stem.length > 9 && /(?:em|ur)i[ac]$/.test(stem)) return `${stem.slice(0, 8)}!`
  // Mycoplasma pneumoniae is a name and no pneumonia.
  if (stem.length > 8 && stem.endsWith('ae')) return `${stem.slice(0, 8)}^`
  return stem.slice(0, 9)
}

/** A manifestation says that the cause is known: another disease. */
const IN_DISEASES =
  /(?:in|presenting with) (?:other )?(?:specified )?(?:diseases?|conditions|disorders) classified elsewhere/

/** The words of a title in lower case with commas as words of their own. What stands in brackets is not essential and left out. */
export function wordsOf(title: string): string[] {
  let text = title.toLowerCase()
  // Most titles have none of these, and looking for them all costs more than splitting.
  if (/[([]/.test(text)) text = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
  if (text.includes('non-')) text = text.replace(/\bnon-/g, 'non')
  if (text.includes('xc') || text.includes('includ'))
    text = text.replace(/\b(?:except|excluding|not including|including)(?: (?!with|unspecified)[a-z]+)+/g, (clause) =>
      clause.replaceAll(' ', ''),
    )
  if (text.includes('classified elsewhere')) text = text.replace(IN_DISEASES, 'in underlying classified elsewhere')
  // "Baked milk tolerance/reactivity, unspecified": either of the two.
  if (text.includes('/')) text = text.replace(/\b(\w+)\/(\w+), unspecified/, 'unspecified $1 and $2')
  if (text.includes('without ')) text = text.replace(/without (mention|evidence) of/g, 'without')
  return (
    text
      .replace('acute on chronic', 'acuteonchronic')
      .replace('multiple sites', 'multiplesites')
      .replace('middle finger', 'middlefinger finger')
      // The first trimester of a first pregnancy.
      .replace(/(first|second|third) trimester/, '$1trimester trimester')
      .match(/[a-z0-9']+|,/g) ?? []
  )
}

/** Whether a word carries a fact of its own. */
export const isTelling = (word: string): boolean => word !== ',' && word !== '.' && !NEUTRAL.has(word)

const NEGATIONS = new Set(['without', 'not', 'no'])
// A side is never denied: "trichiasis without entropion right upper eyelid".
const NEGATION_ENDS = new Set(
  [',', 'with', 'of', 'due', 'in', 'following', 'resulting', 'by'].concat(['right', 'left', 'bilateral']),
)

/** Stems of the words that state something; those under "without" or "not" carry a minus: "-intract" is not "intract". */
export function contentOf(words: readonly string[]): Set<string> {
  const content = new Set<string>()
  let sign = ''
  let before = ''
  for (const word of words) {
    if (NEGATIONS.has(word)) sign = '-'
    // "Not due to a known physiological condition" says of the whole clause that it is not.
    else if (NEGATION_ENDS.has(word) && !(word === 'due' && before === 'not')) sign = ''
    before = word
    if (!isTelling(word)) continue
    content.add(sign === '' ? stemOf(word) : sign + stemOf(word))
  }
  return content
}

/*
 * Diagnoses that the lexicon does not have, told by their shape: endings of Greek and Latin ("...itis", "...opathy"), or a head such as
 * "syndrome" or "failure" behind a word that narrows it. A guess can be led towards like any diagnosis, but its support is never judged.
 */
const ENDING =
  /^[\p{L}-]*[\p{L}]{2}(?:itis|itides|osis|oses|(?:h|r|l|n|c|t|k|s|x|g|d|p|b)a?emia|uremia|opathy|opathies|oma|omas|penia|plegia|paresis|ectasis|ectasia|stenosis|malacia|rrhagia|sclerosis|dysplasia|rrhexis|ptysis|phasia|algia|rrhea|lepsy|mania)$/u
const NO_ENDING = new Set(
  'closes discloses encloses doses overdoses exposes diagnosis diagnoses prognosis prognoses hypnoses metastases bases diaphoresis leukocytosis leukopenia lymphocytosis osmosis mitosis neutrophilia thrombocytosis acidosis alkalosis cyanosis bandemia hypoxemia hypercapnia euglycemia normoglycemia euvolemia stoma aroma diploma hematoma anastomosis coma schema arthralgia myalgia neuralgia diarrhea rhinorrhea leukorrhea dysphasia aphasia amenorrhea synostosis apoptosis biosis hypnosis metamorphosis academia exogenosis orthosis orthoses prostheses neuroses synopses hypotheses syntheses glycemia uremia otalgia hemoptysis ischemia stenosis necrosis hypercarbia symbiosis gnosis'.split(
    ' ',
  ),
)
const HEAD = new Set(
  'syndrome disease failure disorder injury infection fracture fractures ulcer carcinoma cancer hemorrhage haemorrhage infarction infarct embolism embolus thrombosis insufficiency shock crisis arrest dependence withdrawal poisoning toxicity necrosis ischemia obstruction perforation rupture abscess malnutrition deficiency dehiscence fistula neuropathy myopathy storm palsy occlusion dissection tamponade torsion malformation detachment prolapse intoxication dystrophy overload psychosis lymphoma leukemia tumor seizure seizures'.split(
    ' ',
  ),
)
// Words before a head that narrow nothing: articles, verbs, pronouns, and what says how a thing is documented.
const LOOSE = new Set(
  'the this that these those a an any no some of for or and with in to by on at as is are was were be been being has had have may can could would should will please document documented documenting clarify clarifying clarification indicate give state specify describe note notes noted charted listed name add include including clinical underlying associated related other another what which your his her their its our my patient patients specific known each type severity stage process due primary secondary final vs versus from possible probable suspected likely current present active new second same following index such prior history under about between either neither not only if whether after before during despite without first last treated treat causing cause causes caused source site wound organ end multiple this-admission nonspecific unspecified said given does do did treating work-related called single initial early late ongoing resolved further recent nature course all both chronic acute severe mild moderate skin pressure mental medical risk eating device pump line lead catheter reports report shows showed describes described notes mentions reveals revealed sees finds found demonstrates identifies records recorded lists reads says states writes calls called names named suspects raises considers considered favors excludes without causing showing describing reporting pain symptom symptoms onset fluid treatment one response suspected systemic transient technical'.split(
    ' ',
  ),
)

/** "Total dependence for transfers" says how much help somebody needs. */
const HELP_NEEDED = new Set(['total', 'partial', 'full', 'complete', 'physical', 'functional', 'care'])

export type Guess = { start: number; end: number }

/** Returns the stretches outside `taken` that look like a diagnosis by their shape, in order. */
export function guessesIn(text: string, taken: readonly Guess[]): Guess[] {
  const guesses: Guess[] = []
  let previous: { start: number; word: string; end: number } | null = null
  let at = 0
  for (const match of text.matchAll(/[\p{L}-]+/gu)) {
    const word = match[0].toLowerCase()
    const start = match.index
    const end = start + match[0].length
    while (at < taken.length && (taken[at]?.end ?? 0) <= start) at += 1
    const inside = (taken[at]?.start ?? Number.POSITIVE_INFINITY) < end
    if (!inside && word.length > 5 && word.length < 40 && ENDING.test(word) && !NO_ENDING.has(word))
      guesses.push({ start, end })
    else if (word === 'dependence' && previous && HELP_NEEDED.has(previous.word)) previous = null
    else if (!inside && HEAD.has(word) && previous && narrows(text, previous, start))
      guesses.push({ start: previous.start, end })
    previous = inside ? null : { start, word, end }
  }
  return guesses
}

function narrows(text: string, previous: { word: string; end: number }, start: number): boolean {
  return text.slice(previous.end, start).trim() === '' && previous.word.length > 3 && !LOOSE.has(previous.word)
}

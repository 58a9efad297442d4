/** Who is quoted decides what a quotation may carry: a provider's or a report's words are the record, a dietitian's or a nurse's need their role beside them. */
export type Speaker = 'provider' | 'report' | 'ancillary' | 'unknown'
export type Quote = { start: number; end: number; speaker: Speaker }

const ANCILLARY =
  /\b(?:diet(?:it|ic)ian|nutrition(?:ist|al)?|rdn?|ldn|nurs(?:e|es|ing)|rn|lpn|cna|wocn|cwocn|wound care|ostomy|pt\/ot|physical therap\w*|physiotherap\w*|occupational therap\w*|speech[- ](?:language )?\w*|slp|pharmacists?|pharmd|respiratory therap\w*|rrt?|social work\w*|lcsw|case manag\w*|care manager|chaplain|flowsheets?|triage|ems|paramedics?|medical assistant|technician|intake and output|i&o|mar|ibclc|lactation \w+|audiolog\w+|\w*technologists?|sonographers?|perfusionists?|emts?|counsel+ors?|care coordinator\w*|scribes?|doulas?|(?:nursing|medical) students?)\b/i
const PROVIDER =
  /\b(?:dr\.?|doctor|m\.?d\.?|d\.o\.|np|arnp|aprn|crnp|pa-?c?|physicians?|attending|hospitalists?|consult(?:ant|ants|ation|ing)?|consults?|surgeons?|residents?|fellow|providers?|\w+ologists?|cardiology|nephrology|neurology|pulmonology|pulmonary|gastroenterology|gi|oncology|hematology|infectious diseases?|id|endocrinology|psychiatry|psychiatrists?|surgery|surgical|neurosurgery|orthop\w+|urology|obstetric\w*|ob|gyn\w*|intensivists?|critical care|icu|an(?:a)?esth(?:esi|eti)\w+|dermatology|rheumatology|palliative|geriatric\w*|p(?:a)?ediatric\w*|ha?ematolog\w+|neonatolog\w*|registrars?|house officers?|locums?|general practitioner|gp|clerking|theatre note|operation notes?|ward round|casualty|podiatr\w+|midwife|cnm|summary|letter|outside hospital|h&p|h & p|history and physical|progress notes?|discharge summary|discharge note|operative|op note|procedure note|clinic note|office (?:visit|note)|visit note|admission note|admit note|assessment and plan|a\/p|ed note|emergency department|ed provider|ed|delivery note|transfer note|your)\b/i
const REPORT =
  /\b(?:radiolog\w*|patholog\w*|x-?rays?|cxr|kub|ct|cta|ctpa|ctka|mri|videofluoroscop\w+|mra|ultraso\w+|doppler|echo\w*|tte|tee|imaging|biops\w+|cytolog\w+|histolog\w+|surgical specimen|ecg|ekg|electrocardiogram|telemetry|tele|rhythm strips?|cardiac monitor|(?:event|holter|loop|patch|ambulatory) (?:monitor|recorder)|holter|polysomnogra\w+|sleep study|colposcop\w+|hysteroscop\w+|eeg|emg|pet|dexa|scan|angiogra\w+|catheteri[sz]ation|cath|endoscop\w+|colonoscop\w+|egd|bronchoscop\w+|mammogra\w+|v\/q|reports?|impression|autopsy|culture|(?:resuscitation|arrest|code(?: blue)?) (?:record|sheet|log|form|strip)s?|defibrillator|aed|microbiology|pfts?|spirometry|venogra\w+)\b/i
const SAYS =
  /\b(?:document(?:s|ed|ation)?|stat(?:e|es|ed|ing)|not(?:e|es|ed|ing)|wr(?:ote|itten|ites)|chart(?:s|ed)|reads?|describ(?:es|ed)|report(?:s|ed)|mention(?:s|ed)|record(?:s|ed)|dictated|list(?:s|ed)|diagnos(?:ed|es|is of)|assess(?:ed|ment)|impression|refer(?:s|red) to|includes?|term|phrase|quot(?:ed|es)|signed|appears?|used|says?)\W*(?:as|of|that|is|was|only|simply|just|merely|:|,|\(|\)|\s|the|patient|has|with){0,6}\W*$/i

/** A note named for its hour, its service or its occasion ("night cross-cover note", "laceration repair note", "psychiatric admission evaluation") is a treating provider's. */
const NOTE_OF_CARE =
  /\b(?:cross-?cover\w*|coverage|covering|overnight|nights?|weekend|evening|morning|daytime|on-?call|repair|psych\w*|mental health|behavioral health|rounding|rounds|floor|ward|team|staff|event|code blue|code|rapid response|interim|soap|telehealth|telemedicine|video visit|post-?op\w*|post-?operative|pre-?op\w*|peri-?op\w*|brief op|labor|birth|circumcision|medicine|medical|trauma|stroke|primary care|pcp|urgent care|specialty|transplant|vascular|thoracic|spine|burn|pain clinic|eye clinic|dental|ent|hand|service|theatre|clerking|outpatient|antenatal|postnatal|booking|death|pronouncement|sign-?off|admission|initial|follow-?up|re-?evaluation)\b[\w\s/&-]{0,30}\b(?:notes?|evaluations?|addend(?:um|a)|entry|h&p)\b/i

/** A coder's or a CDI reviewer's reading of the chart is the author's own. */
const AUTHOR =
  /\b(?:cdi|cdis|ccds|coders?|coding|query writer|author'?s)\b(?! (?:clinic))[^.;]{0,20}\b(?:review\w*|interpretation|assessment|impression|summary|read\w*|analysis|note|comment|specialist)\b|\b(?:viewed|read|reviewed|seen|interpreted|summari[sz]ed|abstracted|looked at|assessed|graded) by (?:the |our |an? )?(?:cdi|cdis|ccds|coders?|coding|reviewer|query (?:writer|author)|author)\b|^\W*(?:cdi|coder|coding|cdis|reviewer)\W*$/i

/** An operation report is a treating provider's note, whatever it is called. */
const AUTHORED_REPORT = /\b(?:operati(?:ve|on)|surgical|procedure|delivery|consult\w*) (?:reports?|records?)\b/i

/** Who tells a history is no provider; a note that a doctor signs is the doctor's, whatever ward or service it names. */
const LAY = /\b(?:daughter|wife|husband|spouse|neighbou?r|family member|caregiver|bystander)\b/i
const DOCTOR = /\bdr\.?\s|,?\s(?:m\.?d\.?|d\.?o\.?|dpm|pa-c|aprn|crnp|cnm)\b/i
const OTHER_HAND =
  /[;/&]| and |\b(?:rn|rdn?|ldn|lpn|slp|pharmd|wocn|cwocn|lcsw|rrt|ibclc|dpt|otr|emt|nurs\w*|dietit\w*|dietic\w*|pharmacist|therapist)\b/i

/** Returns who speaks, by the words that name a source or surround a quotation. */
export function speakerOf(words: string): Speaker {
  if (AUTHOR.test(words)) return 'unknown'
  if (AUTHORED_REPORT.test(words)) return 'provider'
  if (ANCILLARY.test(words) && !(DOCTOR.test(words) && !OTHER_HAND.test(words))) return 'ancillary'
  if (REPORT.test(words) && !/\b(?:progress|consult\w*|clinic|visit|discharge|admission) notes?\b/i.test(words))
    return 'report'
  if (PROVIDER.test(words) || NOTE_OF_CARE.test(words)) return 'provider'
  return LAY.test(words) ? 'ancillary' : 'unknown'
}

/** Returns whether a source names a provider's note or a report among others ("Nursing; US report"). */
export function namesWitness(source: string): boolean {
  return (
    /[;/&,]| and /.test(source) &&
    !AUTHOR.test(source) &&
    source.split(/[;/&,]| and /).some((part) => ['provider', 'report'].includes(speakerOf(part)))
  )
}

const QUOTATION = /"([^"]{1,2000})"|(?<![\p{L}\d])'([^'\n]{2,300})'(?![\p{L}\d])/gu

/** Returns the quotations of a text with who is quoted; `source` is the stated source of an indicator, which speaks where the text names nobody. */
export function quotesIn(text: string, source = ''): Quote[] {
  const quotes: Quote[] = []
  for (const match of text.matchAll(QUOTATION)) {
    const start = match.index + 1
    const end = match.index + match[0].length - 1
    const before = text.slice(Math.max(0, match.index - 90), match.index)
    const after = text.slice(end + 1, end + 61)
    quotes.push({ start, end, speaker: quotedSpeaker(before, after, source) })
  }
  return quotes
}

/** "Dr. Lind, neurology, writes on 9/14 that the EEG": the verb stands further off than a word or two. */
const SAYS_THAT =
  /\b(?:writes?|wrote|states?|stated|notes?|noted|documents?|documented|records?|recorded|reports?|reported|says?|said|concludes?|concluded)\b[^.;"]{0,50}$/i
const ENDS_SENTENCE = /(?<!\b(?:dr|mr|mrs|ms|st|vs))\. /gi

function quotedSpeaker(before: string, after: string, source: string): Speaker {
  const last = [...before.matchAll(ENDS_SENTENCE)].at(-1)?.index ?? 0
  const clause = before.slice(Math.max(last, before.lastIndexOf('"'), 0))
  const near = speakerOf(clause)
  if (
    near !== 'unknown' &&
    (SAYS.test(clause) ||
      SAYS_THAT.test(clause) ||
      /\b(?:per|by|from|in|of|to|:)\b/i.test(clause) ||
      /:\s*$/.test(clause))
  )
    return near
  const following =
    /^\W{0,3}(?:\(|-|\u2013|\u2014|,|per|by|from|in|as|is|was|are|documented|noted|written|dictated|on)\W?(.{0,50})/i.exec(
      after,
    )
  const later = following ? speakerOf(following[0]) : 'unknown'
  if (later !== 'unknown') return later
  if (source !== '') return speakerOf(source)
  if (SAYS.test(clause)) return 'provider'
  return /^\W{0,3}(?:is|was|are|were|has been|had been|appears)\s+(?:\w+\s+)?(?:documented|noted|listed|recorded|charted|written|mentioned|stated|described|used|dictated)/i.test(
    after,
  )
    ? 'provider'
    : 'unknown'
}

/** Returns the quotation that holds an offset, or null; quotations are in the order of the text. */
export function quoteAt(quotes: readonly Quote[], at: number): Quote | null {
  let low = 0
  let high = quotes.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const quote = quotes[middle]
    if (!quote || quote.start > at) high = middle - 1
    else if (quote.end <= at) low = middle + 1
    else return quote
  }
  return null
}

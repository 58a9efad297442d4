/** A fluid that was sent off by itself: what is counted in it is none of the blood's. `kept` renames, what is not named there is dropped. */
type Fluid = { named: RegExp; kept: Readonly<Record<string, string>>; dropped: ReadonlySet<string> }

const BLOOD = [
  'wbc',
  'glucose',
  'ph',
  'ldh',
  'albumin',
  'total-protein',
  'bilirubin',
  'uric-acid',
  'sodium',
  'potassium',
  'chloride',
  'creatinine',
  'bun',
  'lactate',
  'lipase',
  'cortisol',
  'ketones',
]
const fluid = (named: RegExp, kept: Fluid['kept']): Fluid => ({
  named,
  kept,
  dropped: new Set(BLOOD.filter((id) => !(id in kept))),
})

const FLUIDS: readonly Fluid[] = [
  fluid(/\b(?:CSF|cerebrospinal|lumbar puncture|LP)\b/i, { wbc: 'csf-wbc' }),
  fluid(/\b(?:synovial|joint (?:fluid|aspirate)|arthrocentesis|(?:knee|hip|shoulder|wrist) aspirate)\b/i, {
    wbc: 'synovial-wbc',
  }),
  fluid(/\b(?:pleural|thoracentesis)\b/i, { ph: 'pleural-ph', glucose: 'pleural-glucose' }),
  fluid(/\b(?:ascitic|ascites fluid|paracentesis|peritoneal fluid)\b/i, {}),
]
const URINE = fluid(/\b(?:urinalysis|UA|U\/A|urine)\b/i, {
  sodium: 'urine-sodium',
  'serum-osmolality': 'urine-osmolality',
})
const ELSEWHERE = /\b(?:serum|blood|plasma|CBC|BMP|venous|arterial|ABG)\b/i
/** How far before a name its fluid may stand, in signs. */
const BEFORE = 110

/** Returns the measure that is meant where a fluid was told before its name ("CSF: WBC 2, glucose 60"), or null where it is none of the map's. */
export function inFluid(measure: string, text: string, start: number): string | null {
  const before = text.slice(Math.max(0, start - BEFORE), start)
  const sentence = before.slice(
    Math.max(before.lastIndexOf(';'), before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1,
  )
  if (ELSEWHERE.test(sentence)) return measure
  const found = FLUIDS.find(({ named }) => named.test(sentence)) ?? (isOfUrine(sentence) ? URINE : undefined)
  if (found === undefined) return measure
  return found.kept[measure] ?? (found.dropped.has(measure) ? null : measure)
}

/** A urinalysis goes on behind its colon; a single value of the urine ends with its comma. */
function isOfUrine(sentence: string): boolean {
  const own = sentence.slice(sentence.lastIndexOf(',') + 1)
  return URINE.named.test(own) || /\b(?:urinalysis|UA|U\/A)\b/i.test(sentence) || /\burine:/i.test(sentence)
}

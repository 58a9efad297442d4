import { CONDITIONS } from '../admission.ts'
import { dayText } from '../clock.ts'
import type { Random } from '../random.ts'
import { ANALYTES } from '../series.ts'
import { type Stay, type StayProblem, slotOf } from '../stay.ts'
import { examinationOf, inPhase, measuredOnly, phaseOf } from './exam.ts'
import { Note } from './writer.ts'

const VITALS = 'T {temp}, HR {hr}, RR {rr}, BP {sbp}/{dbp}, SpO2 {spo2}% on {air}'
/** Saturation on arrival is measured before oxygen is given. */
const ARRIVAL = 'T {temp}, HR {hr}, RR {rr}, BP {sbp}/{dbp}, SpO2 {spo2}% on room air'
const PANELS = ['na', 'k', 'co2', 'bun', 'cr', 'glu', 'wbc', 'hgb', 'plt']
const SHORT: Readonly<Record<string, string>> = {
  na: 'Na',
  k: 'K',
  co2: 'HCO3',
  bun: 'BUN',
  cr: 'Cr',
  glu: 'glucose',
  wbc: 'WBC',
  hgb: 'Hgb',
  plt: 'platelets',
}

/** The values that a note of the day cites: the panels, abnormal ones first in a brief note, and what was sent that day. */
function laboratoryLine(stay: Stay, day: number, options: { isBrief: boolean }): string {
  const parts: string[] = []
  for (const key of PANELS) {
    const value = stay.series.get(key)?.[Math.min(day, stay.nights)]
    const analyte = ANALYTES[key]
    if (value === undefined || !analyte || stay.encounter.class === 'outpatient') continue
    if (!options.isBrief || value < analyte.low || value > analyte.high) parts.push(`${SHORT[key]} {${key}}`)
  }
  for (const [key, analyte] of Object.entries(ANALYTES)) {
    if (analyte.on?.includes(day) && stay.series.has(key) && key !== 'bmi') parts.push(`${analyte.name} {${key}}`)
  }
  return parts.join(', ')
}

/** Chronic conditions as a physician lists them. */
function pastHistory(stay: Stay, note: Note, join: string): void {
  const words = stay.conditions.map((name) => CONDITIONS[name]?.words ?? '').filter((each) => each !== '')
  const own = stay.problems.slice(1).flatMap((problem) => (problem.spec.pmh ?? []).map((line) => ({ line, problem })))
  const all: { line: string; problem: StayProblem | null }[] = [
    ...words.map((line) => ({ line, problem: null })),
    ...own,
  ]
  if (all.length === 0) {
    note.line('[None.|No chronic illness.]')
    return
  }
  for (const [index, { line, problem }] of all.entries()) note.add(index === 0 ? line : `${join}${line}`, problem)
  note.line('.')
}

function homeMedicines(stay: Stay): string {
  const lines = stay.conditions
    .map((name) => CONDITIONS[name]?.drug)
    .filter((drug) => drug !== null && drug !== undefined)
  const listed = lines.map((drug) => drug.join(' '))
  for (const problem of stay.problems)
    for (const { name, dose, home } of problem.spec.medications ?? []) {
      if (home !== 'before' && home !== 'both') continue
      const said = `${name} ${dose}`.replace(/\{(\w+)\}/g, (_, slot: string) => slotOf(stay, problem, 0, slot))
      if (!listed.some((other) => other.startsWith(name))) listed.push(said)
    }
  return listed.join('; ')
}

/** Conditions that are treated along, in one line of the plan. */
const ALONG: Readonly<Record<string, string>> = {
  hypertension: '[HTN: home medicine[, hold for SBP under 100|].|Hypertension: continue amlodipine.]',
  diabetes: '[T2DM: correction insulin, hold metformin.|Diabetes: hold metformin, correction scale.]',
  thyroid: 'Hypothyroidism: levothyroxine.',
  'atrial-fibrillation': 'A-fib: apixaban, rate controlled.',
  copd: '',
}
/** The same at a visit, where nothing is held. */
const ALONG_VISIT: typeof ALONG = {
  ...ALONG,
  hypertension: 'Hypertension: continue amlodipine.',
  diabetes: 'Type 2 diabetes: continue metformin.',
}

function assessment(stay: Stay, note: Note, day: number, style: string): void {
  const phase = phaseOf(stay, day)
  let number = 0
  for (const problem of stay.problems) {
    const plan = measuredOnly(inPhase(problem.spec.plan, phase), day)
    if (plan === '') continue
    number += 1
    const head =
      {
        narrative: `${number}. «term:{term}»: `,
        terse: '# «term:{term}» - ',
        list: `# «term:{term}»\n  - `,
        'copy-forward': `${number}) «term:{term}». `,
      }[style] ?? ''
    note.add(head, problem).line(style === 'list' ? plan.replace(/\. (?=[A-Z[{«])/g, '.\n  - ') : plan, problem)
  }
  if ((day > 0 && style !== 'copy-forward') || stay.encounter.class === 'emergency') return
  for (const name of stay.conditions) {
    const words = (stay.encounter.class === 'outpatient' ? ALONG_VISIT : ALONG)[name]
    if (!words || stay.problems.some(({ spec }) => spec.family === name || spec.id === name)) continue
    number += 1
    note.line(
      style === 'terse' || style === 'list' ? `# ${words}` : `${number}${style === 'narrative' ? '.' : ')'} ${words}`,
    )
  }
}

/** Returns the history and physical of the day of arrival. */
export function historyAndPhysical(stay: Stay, random: Random): Note {
  const note = new Note(stay, 0, random)
  const style = stay.attending.style
  note.line(style === 'terse' ? 'H&P' : 'HISTORY AND PHYSICAL')
  note.line(`Chief complaint: ${stay.encounter.reason ?? ''}`)
  note.line(style === 'terse' ? 'HPI:' : 'History of present illness:')
  for (const problem of stay.problems) {
    for (const line of problem.history) note.add(line, problem).add(' ')
  }
  note.line()
  note.add(style === 'list' ? 'PMH: ' : 'Past medical history: ')
  pastHistory(stay, note, style === 'narrative' ? ', ' : '; ')
  const medicines = homeMedicines(stay)
  if (medicines !== '') note.line(`Home medicines: ${medicines}`)
  if (stay.ageYears >= 18) note.line(socialLine(stay))
  note.line(`Vital signs: ${ARRIVAL}${stay.ageYears < 1 ? '' : ', weight {weight} kg'}`)
  note.line(style === 'terse' ? 'Exam:' : 'Physical examination:')
  for (const { label, words, problem } of examinationOf(stay, 0, { isBrief: style === 'terse' }))
    note.add(`  ${label}: `).line(words, problem)
  const labs = laboratoryLine(stay, 0, { isBrief: style === 'terse' })
  if (labs !== '') note.line(`Laboratory: ${labs}`)
  note.line(style === 'terse' ? 'A/P' : 'Assessment and plan:')
  assessment(stay, note, 0, style)
  if (style === 'narrative')
    note.line('[Full code.|Code status discussed: full code.|Plan discussed with patient and family.]')
  return note
}

function socialLine(stay: Stay): string {
  const smokes = stay.conditions.includes('smoking')
  return `Social: ${smokes ? 'former smoker' : '[never smoker|does not smoke]'}${stay.problems.some(({ spec }) => ['cirrhosis', 'pancreatitis', 'pneumonia'].includes(spec.id)) ? '' : ', [no alcohol|alcohol rarely]'}.`
}

/** Returns the progress note of a day. Each author has a way of writing. */
export function progressNote(stay: Stay, day: number, random: Random): Note {
  const note = new Note(stay, day, random)
  const style = stay.attending.style
  const phase = phaseOf(stay, day)
  const principal = stay.problems[0] ?? null
  const interval = measuredOnly(inPhase(principal?.spec.interval, phase), day)
  const titles = {
    narrative: `PROGRESS NOTE, hospital day ${day + 1}`,
    terse: `HD ${day + 1}`,
    list: `Daily progress note - ${dayText(stay.day0 + day)}`,
    'copy-forward': `PROGRESS NOTE (HD #${day + 1})`,
  }
  note.line(titles[style])
  if (style === 'copy-forward' && principal) note.line(`HPI (from H&P): ${principal.history[0] ?? ''}`, principal)
  if (interval !== '')
    note.add(style === 'terse' ? '' : style === 'list' ? 'Interval: ' : 'Subjective: ').line(interval, principal)
  note.line(style === 'terse' ? 'HR {hr}, BP {sbp}/{dbp}, T {temp}, {spo2}% {air}' : `Objective: ${VITALS}`)
  const isBrief = style === 'terse' || style === 'list'
  const exam = examinationOf(stay, day, { isBrief })
  for (const [index, { label, words, problem }] of exam.entries()) {
    note.add(isBrief ? `${index === 0 ? '' : '; '}${label.toLowerCase()} ` : `  ${label}: `).add(words, problem)
    if (!isBrief) note.line()
  }
  if (isBrief && exam.length > 0) note.line('.')
  const labs = laboratoryLine(stay, day, { isBrief })
  if (labs !== '') note.line(isBrief ? labs : `Labs: ${labs}`)
  note.line(style === 'terse' ? 'A/P:' : 'Assessment and plan:')
  assessment(stay, note, day, style)
  if (style === 'copy-forward' && day > 1) note.line("Plan otherwise as in yesterday's note.")
  return note
}

/** Returns the discharge summary. */
export function dischargeSummary(stay: Stay, random: Random): Note {
  const note = new Note(stay, stay.nights, random)
  note.line('DISCHARGE SUMMARY')
  note.line(
    `Admitted ${dayText(stay.day0)}, discharged ${dayText(stay.day0 + stay.nights)}. Attending: ${stay.attending.name}.`,
  )
  note.line('Diagnoses:')
  const companion = stay.problems[0]?.spec.companion
  if (companion !== undefined) note.line(`Reason for stay: ${companion}`)
  for (const [index, problem] of stay.problems.entries()) note.line(`${index + 1}. {term}`, problem)
  const chronic = stay.conditions.map((name) => CONDITIONS[name]?.words ?? '').filter((words) => words !== '')
  if (chronic.length > 0) note.line(`Chronic: ${chronic.join(', ')}`)
  note.line('Hospital course:')
  note.line(stay.problems[0]?.history[0] ?? '', stay.problems[0] ?? null)
  for (const problem of stay.problems) if (problem.spec.course !== '') note.line(problem.spec.course, problem)
  const after = stay.problems.flatMap((problem) =>
    (problem.spec.medications ?? [])
      .filter(({ home }) => home === 'after' || home === 'both')
      .map((drug) => ({ drug, problem })),
  )
  if (after.length > 0) {
    note.add('Discharge medicines: ')
    for (const [index, { drug, problem }] of after.entries())
      note.add(`${index === 0 ? '' : '; '}${drug.name} ${drug.dose}`, problem)
    note.line('.')
  }
  note.line(`Disposition: ${stay.encounter.disposition ?? 'home'}. Condition: [stable|good|improved].`)
  return note
}

/** Returns the note of a clinic or emergency visit. */
export function visitNote(stay: Stay, random: Random): Note {
  const note = new Note(stay, 0, random)
  const isEmergency = stay.encounter.class === 'emergency'
  note.line(isEmergency ? 'EMERGENCY DEPARTMENT NOTE' : '[OFFICE VISIT|Office visit]')
  note.line(`Reason: ${stay.encounter.reason ?? ''}`)
  for (const problem of stay.problems) for (const line of problem.history) note.add(line, problem).add(' ')
  note.line()
  note.add('PMH: ')
  pastHistory(stay, note, ', ')
  note.line(isEmergency ? VITALS : 'BP {sbp}/{dbp}, HR {hr}, weight {weight} kg, BMI {bmi}')
  for (const { label, words, problem } of examinationOf(stay, 0, { isBrief: true }))
    note.add(`${label}: `).line(words, problem)
  const labs = laboratoryLine(stay, 0, { isBrief: true })
  if (labs !== '') note.line(`Results: ${labs}`)
  note.line('A/P')
  assessment(stay, note, 0, stay.attending.style)
  return note
}

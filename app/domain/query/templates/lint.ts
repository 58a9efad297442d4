import type { CheckResult, Draft } from '../draft.ts'
import { hasWords } from './facts.ts'
import { slotNamesIn, withSlots } from './slots.ts'
import type { Template } from './template.ts'

export type TemplateFault = { rule: string; where: string; why: string }
export type Check = (draft: Draft) => CheckResult

/** Rules that a patient's findings decide: a template has none yet, the filled draft is checked for them. */
const NEEDS_A_CHART = [
  'IND-NONE',
  'IND-SOURCE',
  'IND-DATE',
  'IND-GENERIC',
  'IND-INTERP',
  'PRIOR-LEAD',
  'PRIOR-LABEL',
  'MC-UNSUP',
  'MC-TIER',
  'MC-SINGLE',
  'CONF-BOTH',
  'CONF-ATT',
  'VAL-BIAS',
  'CAUSE-LINK',
  'NEED',
  'OPEN-CLEAR',
]

/** Returns every fault of a template (P-TMPL): its own wholeness, and what the compliance rules find in its words. Empty when it is fit to be approved. */
export function lintTemplate(template: Template, check: Check): TemplateFault[] {
  return [
    ...slotFaults(template),
    ...optionFaults(template),
    ...nameFaults(template),
    ...evidenceFaults(template),
    ...check(bareDraft(template))
      .findings.filter(({ rule, severity }) => severity === 'error' && !NEEDS_A_CHART.includes(rule))
      .map(({ rule, where, why }) => ({ rule, where, why })),
  ]
}

/** The template's words with each slot filled by an example: nothing of a patient. */
export function bareDraft(template: Template): Draft {
  const examples = new Map(
    template.slots.map(({ name, from, of, nth }) => [name, { words: example(from, of, nth), term: null }]),
  )
  const say = (text: string) => withSlots(text, template.slots, examples)
  return {
    id: template.id,
    kind: template.kind,
    purpose: template.purpose,
    title: say(template.title),
    question: say(template.question),
    options: template.options.map(({ text }) => say(text)),
    optionRoles: template.options.map(({ role }) => role),
    indicators: [],
    documentedDiagnoses: [...template.documented],
    encounterStart: null,
  }
}

function example(from: Template['slots'][number]['from'], of: readonly string[], nth: number): string {
  switch (from) {
    case 'documented':
      return of[nth - 1] ?? of[0] ?? 'the documented diagnosis'
    case 'note':
      return 'progress note of 2026-01-02 (Dr. A. Example)'
    case 'admission-day':
      return '2026-01-01'
    case 'medication':
    case 'procedure':
      return of[0] ?? 'the charted treatment'
    case 'series':
      return `${of[0] ?? 'Result'} 1.0 -> 2.0`
    case 'author':
      return 'the finding'
    default: {
      const none: never = from
      throw new Error(`Unexpected slot: ${none}`)
    }
  }
}

function slotFaults(template: Template): TemplateFault[] {
  const used = [template.title, template.question, ...template.options.map(({ text }) => text)].flatMap(slotNamesIn)
  const named = template.slots.map(({ name }) => name)
  const asked = template.slots.flatMap(({ from, of }) => (from === 'note' ? of : []))
  return [
    ...used
      .filter((name) => !named.includes(name))
      .map((name) => fault('P-TMPL', 'slots', `Nothing fills {{${name}}}.`)),
    ...named
      .filter((name) => !used.includes(name) && !asked.includes(name))
      .map((name) => fault('P-TMPL', 'slots', `{{${name}}} stands nowhere in the words.`)),
  ]
}

function optionFaults({ kind, options, optionOrder }: Template): TemplateFault[] {
  if (kind === 'open-ended')
    return options.length > 0 ? [fault('P-TMPL', 'options', 'An open question has no options.')] : []
  const roles = options.map(({ role }) => role)
  const diagnoses = options
    .filter(({ role, text }) => role === 'diagnosis' && slotNamesIn(text).length === 0)
    .map(({ text }) => text)
  const faults: TemplateFault[] = []
  const ends = roles.slice(-2)
  if (ends[0] !== 'other' || ends[1] !== 'undetermined')
    faults.push(fault('P-TMPL', 'options', 'The list ends with the free answer and then "unable to determine".'))
  if (optionOrder === 'alphabetical' && diagnoses.some((text, n) => n > 0 && text < (diagnoses[n - 1] ?? '')))
    faults.push(fault('LEAD-OPTION', 'options', 'The template says alphabetical, the list is not.'))
  if (new Set(options.map(({ text }) => text.toLowerCase())).size < options.length)
    faults.push(fault('P-TMPL', 'options', 'Two options have the same words.'))
  return faults
}

/** The name may be shown to providers: it says the subject, not an answer. */
function nameFaults({ name, options }: Template): TemplateFault[] {
  return options
    .filter(({ role, text }) => role === 'diagnosis' && hasWords(name, text))
    .map(({ text }) => fault('TITLE-DX', 'name', `The name gives the answer "${text}" away.`))
}

function evidenceFaults({ evidence }: Template): TemplateFault[] {
  if (evidence.length === 0) return [fault('IND-NONE', 'evidence', 'The template looks for no evidence.')]
  return evidence
    .filter(({ what, names, loinc, keywords }) =>
      what === 'documents' ? keywords.length === 0 : what === 'results' && names.length + loinc.length === 0,
    )
    .map(({ what }) => fault('P-TMPL', 'evidence', `A wish for ${what} names nothing to look for.`))
}

const fault = (rule: string, where: string, why: string): TemplateFault => ({ rule, where, why })

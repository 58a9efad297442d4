import { asDraft } from '#app/domain/query/as-draft.ts'
import type { CheckResult } from '#app/domain/query/draft.ts'
import type { House } from './admission.ts'
import { documentedFor, type Question } from './asking.ts'
import type { Stay, StayProblem } from './stay.ts'

/** What stands on a query where no rules were given to the hospital. */
const UNCHECKED: CheckResult = { compliant: true, findings: [], notChecked: [], ruleSet: 'none' }
const TRIES = 5

/** The number of the option (from 0) that the first finding on an unsupported option names; -1 where there is none. */
function unsupportedIn({ findings }: CheckResult): number {
  const finding = findings.find(
    ({ rule, severity, where }) => rule === 'MC-UNSUP' && severity === 'error' && where.startsWith('option '),
  )
  return finding ? Number(finding.where.slice('option '.length)) - 1 : -1
}

function without(question: Question, index: number): Question {
  const keep = <T>(list: readonly T[]) => list.filter((_, at) => at !== index)
  return {
    ...question,
    options: keep(question.options),
    wording: { ...question.wording, options: keep(question.wording.options) },
  }
}

/** The same question without a list, for the author who cannot balance one. */
const asOpen = (question: Question): Question => ({
  ...question,
  options: [],
  wording: { ...question.wording, kind: 'open-ended', options: [] },
})

/**
 * Returns a question as its author gets it past the rules: an option that the findings do not carry is taken out, a list that cannot be
 * balanced becomes an open question. Null where it does not pass even so: it is not asked.
 */
export function passedBy(
  check: House['check'],
  stay: Stay,
  problem: StayProblem,
  asked: Question,
  id: string,
): { question: Question; checked: CheckResult } | null {
  if (!check) return { question: asked, checked: UNCHECKED }
  const chart = {
    documentedDiagnoses: documentedFor(stay, problem),
    encounterStart: stay.encounter.startAt,
    recipientPart: 'attending' as const,
  }
  let question = asked
  for (let tries = 0; tries < TRIES; tries++) {
    const checked = check(asDraft({ id, wording: question.wording }, chart))
    if (checked.compliant) return { question, checked }
    if (question.wording.kind !== 'multiple-choice' || question.wording.purpose === 'clinical-validation') return null
    const index = unsupportedIn(checked)
    const left = question.wording.options.filter(({ role }) => role === 'diagnosis').length
    question = index >= 0 && left > 2 ? without(question, index) : asOpen(question)
  }
  return null
}

import { ANALYTES } from '../series.ts'
import type { ByPhase, System } from '../spec.ts'
import type { Stay, StayProblem } from '../stay.ts'

const ORDER: readonly System[] = ['general', 'neck', 'heart', 'lungs', 'abdomen', 'extremities', 'neuro', 'skin']
const USUAL: Readonly<Record<System, string>> = {
  general: '[no distress|comfortable|awake, comfortable]',
  neck: '[supple|supple, no nodes]',
  heart: '[regular, no murmur|regular rate and rhythm]',
  lungs: '[clear to auscultation|clear bilaterally|no wheeze, no crackles]',
  abdomen: '[soft, not tender|soft, nondistended|soft, bowel sounds present]',
  extremities: '[no edema|warm, no edema]',
  neuro: '[alert, moves all extremities|alert, oriented|nonfocal]',
  skin: '[warm and dry|no rash]',
}
const LABEL: Readonly<Record<System, string>> = {
  general: 'General',
  neck: 'Neck',
  heart: 'Heart',
  lungs: 'Lungs',
  abdomen: 'Abdomen',
  extremities: 'Extremities',
  neuro: 'Neuro',
  skin: 'Skin',
}

/** 0 on arrival, 2 toward the end, 1 between; a stay of one night has 0 and its end. */
export function phaseOf(stay: Stay, day: number): number {
  if (day <= 0) return 0
  if (stay.nights <= 1) return 2
  return day >= Math.max(2, stay.nights - 1) ? 2 : 1
}

/** Returns the words of a phase; the last ones hold on. */
export function inPhase(words: ByPhase | undefined, phase: number): string {
  if (!words || words.length === 0) return ''
  return words[Math.min(phase, words.length - 1)] ?? ''
}

/** Returns a template without what it quotes of analytes that were not measured on that day: their clause, or their sentence. */
export function measuredOnly(template: string, day: number): string {
  let kept = template
  for (const [slot, key = ''] of template.matchAll(/\{(\w+)\}/g)) {
    const days = ANALYTES[key]?.on
    if (days === undefined || days.includes(day)) continue
    const clause = new RegExp(`, [^,.{}]*\\${slot}`)
    const sentence = new RegExp(`[^.]*\\${slot}[^.]*\\.\\s?`)
    kept = kept.replace(clause.test(kept) ? clause : sentence, '')
  }
  return kept
}

export type Finding = { label: string; words: string; problem: StayProblem | null }

/** Returns the examination of a day: what the problems show, and for the rest what is usual. A terse writer leaves the usual out. */
export function examinationOf(stay: Stay, day: number, options: { isBrief: boolean }): Finding[] {
  const found: Finding[] = []
  for (const system of ORDER) {
    const problem = stay.problems.find(({ spec }) => spec.exam?.[system] !== undefined)
    if (problem)
      found.push({ label: LABEL[system], words: inPhase(problem.spec.exam?.[system], phaseOf(stay, day)), problem })
    else if (!options.isBrief && (system !== 'skin' || day === 0))
      found.push({ label: LABEL[system], words: USUAL[system], problem: null })
  }
  return found
}

import type { NextStep } from '#app/domain/encounter/next-step.ts'
import type { WorklistView } from '#app/domain/encounter/worklist.ts'
import { never } from '#app/domain/shared/result.ts'
import type { Tone } from '../ui/badge.tsx'

export const STEP_WORDS: Record<NextStep, { words: string; tone: Tone }> = {
  code: { words: 'To code', tone: 'plain' },
  reconcile: { words: 'Answer to reconcile', tone: 'warn' },
  'await-answer': { words: 'Awaiting answer', tone: 'accent' },
  finish: { words: 'To finish', tone: 'plain' },
  done: { words: 'Coded', tone: 'good' },
}
export const VIEW_WORDS: Record<WorklistView, string> = {
  active: 'Everything open',
  code: 'To code',
  reconcile: 'Answers to reconcile',
  'await-answer': 'Awaiting an answer',
  finish: 'Working, to finish',
  done: 'Final coded',
  mine: 'Assigned to me',
  all: 'All encounters',
}
export const CLASS_WORDS: Record<string, string> = {
  inpatient: 'Inpatient',
  emergency: 'Emergency',
  observation: 'Observation',
  outpatient: 'Outpatient',
  virtual: 'Virtual',
  home: 'Home',
  other: 'Other',
}
export const SEX_WORDS: Record<string, string> = { female: 'F', male: 'M', other: 'X', unknown: '' }

export function sayCodingRefusal(
  refusal: 'changed-meanwhile' | 'no-lines' | 'same-code-twice' | 'too-many-lines' | 'bad-lines',
): string {
  switch (refusal) {
    case 'changed-meanwhile':
      return 'Someone else changed the coding of this encounter meanwhile. Their lines are shown now; yours were not saved.'
    case 'no-lines':
      return 'Final coding needs at least a principal diagnosis.'
    case 'same-code-twice':
      return 'A code stands twice in the list. Each diagnosis is coded once.'
    case 'too-many-lines':
      return 'At most 100 lines can be kept.'
    case 'bad-lines':
      return 'The lines could not be read. Reload the page and try again.'
    default:
      return never(refusal)
  }
}

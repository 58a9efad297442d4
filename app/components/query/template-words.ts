import type { Answer } from '#app/domain/query/query.ts'
import type { TemplateState } from '#app/domain/query/templates/shelf.ts'
import type { EvidenceWish, OptionOrder, Slot, TemplateField } from '#app/domain/query/templates/template.ts'
import { never } from '#app/domain/shared/result.ts'
import type { Tone } from '../ui/badge.tsx'
import { ROLE_OF_OPTION_WORDS } from './words.ts'

export const FIELD_WORDS: Record<TemplateField, string> = {
  inpatient: 'Inpatient',
  surgical: 'Surgical',
  'critical-care': 'Critical care',
  obstetric: 'Obstetric',
  newborn: 'Newborn',
  behavioral: 'Behavioral',
  outpatient: 'Outpatient',
  'evaluation-and-management': 'Evaluation and management',
  'present-on-admission': 'Present on admission',
  conflict: 'Conflict',
  'cause-and-effect': 'Cause and effect',
  'clinical-validation': 'Clinical validation',
  procedure: 'Procedure',
}
export const TEMPLATE_STATE_WORDS: Record<TemplateState, { words: string; tone: Tone }> = {
  'in-use': { words: 'In use', tone: 'good' },
  'not-approved': { words: 'Not approved', tone: 'warn' },
  'review-overdue': { words: 'Review overdue', tone: 'bad' },
  'has-faults': { words: 'Breaks a rule', tone: 'bad' },
  retired: { words: 'Retired', tone: 'plain' },
}
export const ORDER_WORDS: Record<OptionOrder, string> = {
  'severity-ascending': 'From the least to the most severe',
  alphabetical: 'By alphabet',
  chronological: 'By time',
  'yes-first': 'Yes, no, then the rest',
}

export const WISH_WORDS: Record<EvidenceWish['what'], string> = {
  results: 'Results',
  medications: 'Medications',
  documents: 'Notes',
  procedures: 'Procedures',
}
export const AUTHOR_WORDS: Record<EvidenceWish['by'][number], string> = {
  provider: 'Physicians and other providers',
  nurse: 'Nurses',
  dietitian: 'Dietitians',
  therapist: 'Therapists',
  pathologist: 'Pathologists',
  radiologist: 'Radiologists',
  other: 'Others',
}
export const SLOT_WORDS: Record<Slot['from'], string> = {
  documented: 'a documented diagnosis, as it is written',
  note: 'the note in which another slot stands',
  medication: 'a medication',
  procedure: 'a procedure',
  series: 'results over time',
  'admission-day': 'the day of admission',
  author: 'the author of a note',
}

export const gistWords = (gist: string): string => {
  const words: Record<Answer['gist'], string> = { ...ROLE_OF_OPTION_WORDS, words: 'In own words' }
  return Object.entries(words).find(([key]) => key === gist)?.[1] ?? gist
}

export type TemplateRefusal =
  | 'no-such-template'
  | 'name-taken'
  | 'changed-meanwhile'
  | 'no-change'
  | 'no-reason'
  | 'already-approved'
  | 'own-change'
  | 'has-faults'
  | 'review-day-past'

export function sayTemplateRefusal(refusal: TemplateRefusal): string {
  switch (refusal) {
    case 'no-such-template':
      return 'There is no such template.'
    case 'name-taken':
      return 'A template with this short name exists. Choose another, or edit that one.'
    case 'changed-meanwhile':
      return 'Someone else made a new version meanwhile. Your words are still here: copy what you need, then reload.'
    case 'no-change':
      return 'Nothing is different from what is kept.'
    case 'no-reason':
      return 'Say why, in a sentence: the reason stays with the template.'
    case 'already-approved':
      return 'This version is approved.'
    case 'own-change':
      return 'You wrote this version: somebody else who may change templates approves it.'
    case 'has-faults':
      return 'The rules stop it: see the findings. Change the words, then approve the new version.'
    case 'review-day-past':
      return 'The review day has to lie ahead. Make a new version with a later day.'
    default:
      return never(refusal)
  }
}

/** What a file of templates brought, in a sentence. */
export function sayImport(done: { added: string[]; changed: string[]; unchanged: string[]; faults: string[] }): string {
  const { added, changed, unchanged, faults } = done
  const kept = added.length + changed.length
  if (kept + unchanged.length === 0)
    return faults.length > 0 ? 'Nothing was taken in:' : 'Nothing was taken in: the file holds no template.'
  const counts = `${added.length} new, ${changed.length} changed, ${unchanged.length} as they were.`
  return kept > 0 ? `${counts} New versions wait for approval.` : counts
}

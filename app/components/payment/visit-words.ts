import type { Level } from '#app/domain/payment/decision-making.ts'
import type { EmDifference } from '#app/domain/payment/em-level.ts'
import { never } from '#app/domain/shared/result.ts'

export const FAMILY_WORDS: Record<string, string> = {
  'office-new': 'Office, new patient',
  'office-established': 'Office, established patient',
  'hospital-initial': 'Hospital, first day',
  'hospital-subsequent': 'Hospital, later day',
  'hospital-same-day': 'Hospital, in and out on one day',
  emergency: 'Emergency department',
  'consultation-office': 'Consultation, office',
  'consultation-hospital': 'Consultation, hospital',
  'nursing-initial': 'Nursing facility, first visit',
  'nursing-subsequent': 'Nursing facility, later visit',
  'home-new': 'Home, new patient',
  'home-established': 'Home, established patient',
}

export const LEVEL_WORDS: Record<Level, string> = {
  straightforward: 'Straightforward',
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
}

/** The problems addressed, in the order of their weight, as the form asks for them. */
export const PROBLEM_WORDS = {
  selfLimited: 'Self-limited or minor',
  stableChronic: 'Chronic, stable',
  acuteUncomplicated: 'Acute, uncomplicated',
  chronicWorsening: 'Chronic, worsening or with treatment effects',
  newWithUncertainOutlook: 'New, outlook uncertain',
  acuteWithSystemicSymptoms: 'Acute, with systemic symptoms',
  acuteComplicatedInjury: 'Acute, complicated injury',
  severeWorsening: 'Chronic, severely worsening',
  threatToLifeOrFunction: 'A threat to life or function',
} as const

export function sayEmDirection(direction: EmDifference['direction']): string {
  switch (direction) {
    case 'billed-higher':
      return 'The bill stands above what the note documents.'
    case 'supported-higher':
      return 'The note documents more than was billed.'
    case 'same':
      return 'The bill and the note agree.'
    case 'nothing-supported':
      return 'What the note documents supports no level of this kind of visit.'
    default:
      return never(direction)
  }
}

export function sayVisitRefusal(
  refusal: 'not-an-em-level' | 'nothing-documented' | 'changed-meanwhile',
): Record<string, string> {
  switch (refusal) {
    case 'not-an-em-level':
      return { billed: 'Choose the level that was billed.' }
    case 'nothing-documented':
      return { minutes: 'Give the minutes that the note states, or the risk and what else it documents.' }
    case 'changed-meanwhile':
      return { form: 'Somebody else kept this visit first. What you chose is still here: look, and keep it again.' }
    default:
      return never(refusal)
  }
}

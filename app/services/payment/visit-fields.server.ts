import { z } from 'zod'
import { type DecisionElements, LEVELS } from '#app/domain/payment/decision-making.ts'

const count = z.union([z.literal('').transform(() => 0), z.coerce.number().int().min(0).max(99)], {
  error: 'Write a whole number, or leave it empty for none.',
})
const checked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

/** The fields of the page of a visit's level as they are posted. */
export const VisitFields = z.object({
  version: z.coerce.number().int().min(0),
  billed: z.string().regex(/^\d{5}$/, 'Choose the level that was billed.'),
  setting: z.enum(['facility', 'non-facility']),
  minutes: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(0).max(1440)], {
    error: 'Write whole minutes, or leave it empty where the note states none.',
  }),
  selfLimited: count,
  stableChronic: count,
  acuteUncomplicated: count,
  chronicWorsening: count,
  newWithUncertainOutlook: count,
  acuteWithSystemicSymptoms: count,
  acuteComplicatedInjury: count,
  severeWorsening: count,
  threatToLifeOrFunction: count,
  testsAndDocuments: count,
  hasIndependentHistorian: checked,
  hasOwnInterpretation: checked,
  hasOutsideDiscussion: checked,
  risk: z.union([z.enum(LEVELS), z.literal('').transform(() => null)]),
})
export type VisitForm = z.infer<typeof VisitFields>

/** The documented elements that the fields say; null where no risk was chosen: decision making was then not looked at. */
export function decisionOfFields(given: VisitForm): DecisionElements | null {
  const { risk, testsAndDocuments, hasIndependentHistorian, hasOwnInterpretation, hasOutsideDiscussion } = given
  if (risk === null) return null
  const { selfLimited, stableChronic, acuteUncomplicated, chronicWorsening, newWithUncertainOutlook } = given
  const { acuteWithSystemicSymptoms, acuteComplicatedInjury, severeWorsening, threatToLifeOrFunction } = given
  return {
    problems: {
      selfLimited,
      stableChronic,
      acuteUncomplicated,
      chronicWorsening,
      newWithUncertainOutlook,
      acuteWithSystemicSymptoms,
      acuteComplicatedInjury,
      severeWorsening,
      threatToLifeOrFunction,
    },
    data: { testsAndDocuments, hasIndependentHistorian, hasOwnInterpretation, hasOutsideDiscussion },
    risk,
  }
}

import type { Axis } from '#app/domain/codes/specificity.ts'

/** What people call an axis: its name, and the question that it leaves open. */
export const AXIS_WORDS: Record<Axis, { name: string; asks: string }> = {
  laterality: { name: 'Side', asks: 'which side' },
  site: { name: 'Site', asks: 'which site' },
  acuity: { name: 'Acuity', asks: 'acute, chronic or both' },
  type: { name: 'Type', asks: 'which type' },
  severity: { name: 'Severity', asks: 'how severe' },
  stage: { name: 'Stage', asks: 'which stage' },
  depth: { name: 'Depth', asks: 'how deep' },
  cause: { name: 'Cause', asks: 'due to what' },
  complication: { name: 'Complication', asks: 'with which complication' },
  encounter: { name: 'Encounter', asks: 'which encounter' },
  trimester: { name: 'Trimester', asks: 'which trimester' },
  organism: { name: 'Organism', asks: 'which organism' },
  substance: { name: 'Substance', asks: 'which substance' },
  circumstance: { name: 'Circumstance', asks: 'how it came about' },
  duration: { name: 'Duration', asks: 'how long' },
  weight: { name: 'Weight', asks: 'which weight' },
  time: { name: 'Time', asks: 'when in the course' },
}

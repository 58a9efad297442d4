import type { ProblemSpec } from '../spec.ts'
import { ALTERED_MENTATION } from './altered-mentation.ts'
import { ATRIAL_FIBRILLATION } from './atrial-fibrillation.ts'
import { BACK_VISIT } from './back-visit.ts'
import { BLOOD_LOSS_ANEMIA } from './blood-loss-anemia.ts'
import { CHEST_PAIN_VISIT } from './chest-pain-visit.ts'
import { CHRONIC_KIDNEY_DISEASE } from './chronic-kidney-disease.ts'
import { CIRRHOSIS } from './cirrhosis.ts'
import { DEPRESSION_VISIT } from './depression-visit.ts'
import { DIABETES_STAY } from './diabetes-stay.ts'
import { DIABETES_VISIT } from './diabetes-visit.ts'
import { DISPUTED_OPACITY } from './disputed-opacity.ts'
import { DOUBTFUL_RESPIRATORY_FAILURE } from './doubtful-respiratory-failure.ts'
import { DOUBTFUL_SEPSIS } from './doubtful-sepsis.ts'
import { FOOT_INFECTION } from './foot-infection.ts'
import { GI_BLEED } from './gi-bleed.ts'
import { HEART_FAILURE } from './heart-failure.ts'
import { HIP_FRACTURE } from './hip-fracture.ts'
import { HYPOXIC_FAILURE } from './hypoxic-failure.ts'
import { JOINT_REPLACEMENT } from './joint-replacement.ts'
import { KIDNEY_INJURY } from './kidney-injury.ts'
import { KIDNEY_VISIT } from './kidney-visit.ts'
import { LEG_CELLULITIS } from './leg-cellulitis.ts'
import { LISTED_INHALER } from './listed-inhaler.ts'
import { LOW_SODIUM } from './low-sodium.ts'
import { MALNUTRITION } from './malnutrition.ts'
import { NEWBORN_BREATHING } from './newborn-breathing.ts'
import { OBESITY } from './obesity.ts'
import { OBSERVATION_VOMITING } from './observation-vomiting.ts'
import { OBSTRUCTIVE_LUNG } from './obstructive-lung.ts'
import { OXYGEN_VISIT } from './oxygen-visit.ts'
import { PANCREATITIS } from './pancreatitis.ts'
import { PERINEAL_TEAR } from './perineal-tear.ts'
import { PNEUMONIA } from './pneumonia.ts'
import { POSTOPERATIVE_ILEUS } from './postoperative-ileus.ts'
import { PREECLAMPSIA } from './preeclampsia.ts'
import { PRESSURE_INJURY } from './pressure-injury.ts'
import { PRESSURE_VISIT } from './pressure-visit.ts'
import { PULMONARY_EMBOLISM } from './pulmonary-embolism.ts'
import { STROKE } from './stroke.ts'
import { TROPONIN_RISE } from './troponin-rise.ts'
import { URINARY_SEPSIS } from './urinary-sepsis.ts'
import { WRIST_FRACTURE } from './wrist-fracture.ts'

/** Every problem that the invented patients may have. Order is part of the seed: new ones go to the end. */
export const PROBLEMS: readonly ProblemSpec[] = [
  HEART_FAILURE,
  ATRIAL_FIBRILLATION,
  TROPONIN_RISE,
  PULMONARY_EMBOLISM,
  KIDNEY_INJURY,
  CHRONIC_KIDNEY_DISEASE,
  LOW_SODIUM,
  PNEUMONIA,
  OBSTRUCTIVE_LUNG,
  HYPOXIC_FAILURE,
  DOUBTFUL_RESPIRATORY_FAILURE,
  URINARY_SEPSIS,
  DOUBTFUL_SEPSIS,
  FOOT_INFECTION,
  ALTERED_MENTATION,
  STROKE,
  MALNUTRITION,
  OBESITY,
  PRESSURE_INJURY,
  DIABETES_STAY,
  GI_BLEED,
  BLOOD_LOSS_ANEMIA,
  CIRRHOSIS,
  PANCREATITIS,
  POSTOPERATIVE_ILEUS,
  HIP_FRACTURE,
  JOINT_REPLACEMENT,
  WRIST_FRACTURE,
  PREECLAMPSIA,
  PERINEAL_TEAR,
  NEWBORN_BREATHING,
  DIABETES_VISIT,
  DEPRESSION_VISIT,
  KIDNEY_VISIT,
  OXYGEN_VISIT,
  DISPUTED_OPACITY,
  PRESSURE_VISIT,
  BACK_VISIT,
  CHEST_PAIN_VISIT,
  OBSERVATION_VOMITING,
  LEG_CELLULITIS,
  LISTED_INHALER,
]

const byId = new Map(PROBLEMS.map((problem) => [problem.id, problem]))

/** Returns a problem by its id; an unknown id throws: it is a bug of the data. */
export function problemById(id: string): ProblemSpec {
  const problem = byId.get(id)
  if (!problem) throw new Error(`No such problem: ${id}`)
  return problem
}

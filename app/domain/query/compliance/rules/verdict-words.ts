/** Words of type, acuity, stage, cause or depth that an author may want to see written: an alternation for patterns. */
export const VERDICT_WORD =
  '(?:excisional|non_?excisional|present_on_admission|poa|not_present_on_admission|hospital_acquired|acute|chronic|acute_on_chronic|pathological|traumatic|decompensated|systolic|diastolic|postoperative|iatrogenic|severe|moderate|septic|unstageable|stage_\\w+|type_\\w+|grade_\\w+|class_\\w+|full_thickness|accidental|intentional|malignant|benign|a_complication|due_to|caused_by|related_to|secondary_to|to_fascia|to_muscle|to_bone)'

import type { ProblemSpec } from '../spec.ts'

const TUBULAR = {
  sediment: 'numerous granular and muddy brown casts',
  fenaText: 'fractional excretion of sodium {fena@1}%',
  fluids: 'did not improve after {litres} L of fluid',
  truth: 'Acute kidney injury due to acute tubular necrosis',
  exactCode: 'N170',
  vagueTerm: '[AKI=N179|AKI=N179|Acute kidney injury=N179]',
  'lab:cr': '2.1-2.8 2.9-3.7 3.3-4.3 3.1-3.9 2.5-3.2 2.0-2.6 1.6-2.0 1.4-1.7',
  'lab:fena': '2.4-2.4 2.4-3.9',
  'lab:bun': '38-52 46-60 50-66 46-60 40-52 34-44 28-36',
}
const PRERENAL = {
  sediment: 'bland, occasional hyaline cast',
  fenaText: 'fractional excretion of sodium {fena@1}%',
  fluids: 'fell within a day of {litres} L of fluid',
  truth: 'Acute kidney injury due to prerenal azotemia',
  exactCode: 'N179',
  vagueTerm: '[Renal insufficiency=N289|Acute renal insufficiency=N289|Elevated creatinine=R944]',
  'lab:cr': '2.0-2.6 1.6-1.9 1.2-1.4 1.0-1.2 0.9-1.1',
  'lab:fena': '0.3-0.3 0.3-0.8',
  'lab:bun': '48-66 36-46 26-32 20-26 16-22',
}

/** Of four whose kidneys fail, three have a cause that a code of its own names. */
export const KIDNEY_INJURY: ProblemSpec = {
  id: 'kidney-injury',
  family: 'acute-kidney-injury',
  share: 6,
  specialties: ['Hospital Medicine', 'Nephrology'],
  ages: [48, 90],
  nights: [4, 8],
  aside: [
    '{He} has been drinking little for days and «toxin:{nephrotoxin}»; «crpair:creatinine {cr@0} mg/dL against {cr@base} mg/dL in the spring».',
  ],
  along: { 'low-sodium': 0.12, 'altered-mentation': 0.16, malnutrition: 0.12, 'pressure-injury': 0.06 },
  has: ['hypertension'],
  reason: [
    'Weakness and poor oral intake',
    'Vomiting and decreased urine output',
    'Abnormal kidney tests sent by clinic',
  ],
  variants: [TUBULAR, TUBULAR, TUBULAR, PRERENAL],
  slots: {
    earlyTerm: 'Acute kidney injury, cause being worked up',
    litres: '[2|2.5|3]',
    uop: '#14-24',
    nephrotoxin:
      '[took ibuprofen 800 mg three times a day for back pain|had a contrast CT [two|three] days before|kept taking lisinopril through it]',
  },
  labs: { k: '4.8-5.6 4.6-5.3 4.2-4.8 4.0-4.5', co2: '17-20 18-21 20-23 22-25', sbp: '88-102 104-118 116-132' },
  hpi: [
    '{Name} is {anAge}-year-old {man} with [several days of|about five days of] [vomiting and poor intake|loose stools and poor intake|weakness, eating very little]. {He} «toxin:{nephrotoxin}».',
    'On arrival blood pressure {sbp@0}/{dbp@0}; «crpair:creatinine {cr@0} mg/dL against {cr@base} mg/dL in the spring».',
  ],
  interval: [
    '',
    'Urine output «uop:{uop} mL/h overnight». Creatinine {cr} from {cr@prev}.',
    'Eating, urine output good. Creatinine {cr}.',
  ],
  exam: {
    general: ['[tired, dry mucous membranes|ill-appearing, dry tongue]', 'comfortable'],
    extremities: ['no edema, skin turgor poor', 'no edema'],
  },
  nursing: [
    'Urinary catheter placed, {uop} mL/h in the first 8 hours.',
    'Intake and output recorded hourly.',
    'Catheter removed, voiding.',
  ],
  medications: [
    { name: 'Lactated Ringer', dose: '{litres} L, then 100 mL/h', route: 'IV', from: 0, to: 2 },
    { name: 'Sodium bicarbonate', dose: '650 mg three times daily', route: 'oral', from: 1, to: 3 },
  ],
  notes: [
    {
      type: 'Renal ultrasound report',
      role: 'radiologist',
      day: 1,
      lines: [
        'RENAL ULTRASOUND',
        'Kidneys [10.4|10.9|11.2] cm and [10.6|11.0|11.3] cm. «us:No hydronephrosis.» Bladder decompressed.',
      ],
    },
    {
      type: 'Urine microscopy',
      role: 'pathologist',
      day: 1,
      lines: ['URINE SEDIMENT', '«sediment:Microscopy: {sediment}.» Protein trace, blood negative.'],
    },
  ],
  terms: { vague: ['{vagueTerm}'], exact: ['{truth}'] },
  plan: [
    'IV fluids, [hold the ACE inhibitor|stop NSAIDs], urine studies, renal ultrasound, strict I/O. [Renally dose medicines.|Avoid contrast.]',
    'Cr {cr} (prior day {cr@prev}, peak {cr@max}). {fenaText}. [Continue fluids.|Fluids slowed.] No indication for dialysis.',
    'Cr {cr}, recovering. Repeat BMP within a week.',
  ],
  course:
    '{term}: creatinine {cr@0} on arrival, peak {cr@max}, {cr@last} at discharge (baseline {cr@base}); {fluids}. Ultrasound without obstruction.',
  codes: { vague: ['N289'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Renal function clarification',
    question:
      '"{term}" is documented with the findings below. Please clarify the diagnosis, and its cause if known, that best describes the renal function during this stay.',
    options: [
      {
        role: 'diagnosis',
        words: 'Acute kidney injury due to prerenal azotemia',
        codes: ['N179'],
        on: ['crpair', 'result:cr@0'],
      },
      {
        role: 'diagnosis',
        words: 'Acute kidney injury due to acute tubular necrosis',
        codes: ['N170'],
        on: ['sediment', 'result:fena@1', 'result:cr@max'],
      },
      {
        role: 'diagnosis',
        words: 'Prerenal azotemia without acute kidney injury',
        codes: ['R392'],
        on: ['crpair', 'result:cr@0'],
      },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'not-significant', words: 'Findings are not clinically significant' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['crpair', 'result:cr@0', 'result:cr@max', 'result:cr@last', 'sediment', 'result:fena@1', 'us', 'uop'],
    truth: '{truth}',
  },
}

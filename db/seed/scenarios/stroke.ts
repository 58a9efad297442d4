import type { ProblemSpec } from '../spec.ts'

export const STROKE: ProblemSpec = {
  id: 'stroke',
  family: 'stroke',
  share: 5,
  specialties: ['Neurology'],
  ages: [54, 90],
  nights: [3, 7],
  along: { 'pressure-injury': 0.04, pneumonia: 0.05, 'diabetes-stay': 0.2 },
  has: ['hypertension', 'lipids'],
  reason: ['Sudden weakness and slurred speech', 'Facial droop and arm weakness'],
  variants: [
    {
      side: 'left',
      weak: 'right',
      vessel: 'left middle cerebral artery',
      mri: 'restricted diffusion in the left insula and frontal operculum',
      occl: 'filling defect in the left M2 division',
      speech: 'halting speech, cannot name a watch',
      truth: 'Embolic infarction in the left middle cerebral artery territory with right hemiparesis (dominant side)',
      exactCode: 'I63412',
      plegia: 'G8191',
      hand: 'right',
    },
    {
      side: 'right',
      weak: 'left',
      vessel: 'right middle cerebral artery',
      mri: 'restricted diffusion in the right corona radiata and insula',
      occl: 'filling defect in the right M2 division',
      speech: 'slurred speech, comprehension intact',
      truth:
        'Embolic infarction in the right middle cerebral artery territory with left hemiparesis (non-dominant side)',
      exactCode: 'I63411',
      plegia: 'G8194',
      hand: 'right',
    },
  ],
  slots: { nihss: '#6-14', last: '[06:30|21:15|13:40]' },
  labs: { sbp: '168-204 150-172 138-158', glu: '112-168', ldl: '104-168', a1c: '5.6-6.8' },
  hpi: [
    '{Name} is {anAge}-year-old «hand:{hand}-handed» {man}, last well at {last}, with sudden «weak:{weak} arm and leg weakness» and {speech}. «nih:NIHSS {nihss} on arrival.» Outside the window for lysis [on time alone|as the time last well is uncertain].',
  ],
  interval: [
    '',
    '{weak} arm [2/5|3/5], leg 4/5. [Swallow passed.|On thickened liquids.]',
    '{weak} arm 4-/5, walking with a [walker|two-person assist].',
  ],
  exam: {
    neuro: [
      '{speech}; {weak} facial droop, {weak} arm [1/5|2/5], leg 3/5, {weak} neglect absent',
      '{weak} arm 3/5, leg 4/5, speech clearer',
      '{weak} arm 4-/5, leg 4/5',
    ],
  },
  nursing: [
    'NIHSS {nihss}. Neuro checks every hour. Nothing by mouth until swallow screen.',
    'Neuro checks every 4 hours. Assist of one to chair.',
  ],
  medications: [
    { name: 'Aspirin', dose: '81 mg daily', route: 'oral', from: 1, to: null, home: 'after' },
    { name: 'Atorvastatin', dose: '80 mg daily', route: 'oral', from: 0, to: null, home: 'after' },
  ],
  notes: [
    {
      type: 'MRI report',
      role: 'radiologist',
      day: 1,
      lines: [
        'MRI AND MRA OF THE BRAIN',
        'Findings: «mri:{mri}.» «occl:{occl}.» No hemorrhage.',
        'Impression: Acute infarct as described.',
      ],
    },
    {
      type: 'Physical therapy note',
      role: 'therapist',
      day: 2,
      lines: [
        '{weak} upper extremity weakness with poor grip; minimum assist for transfers. Recommend inpatient rehabilitation.',
      ],
    },
  ],
  terms: { vague: ['CVA', 'Stroke', 'Acute CVA with weakness', 'Acute ischemic stroke'], exact: ['{truth}'] },
  plan: [
    'Permissive hypertension, aspirin after swallow screen, statin, MRI/MRA, telemetry.',
    'MRI reviewed. Aspirin, statin. PT, OT, speech therapy. Telemetry for rhythm.',
    '[Rehabilitation placement.|Rehabilitation accepted.] 30-day monitor.',
  ],
  course: '{term}: MRI with {mri}. Aspirin and high-dose statin; to rehabilitation with residual {weak} weakness.',
  codes: { vague: ['I639', 'R531'], exact: ['{exactCode}', '{plegia}'], always: ['R29810'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Stroke clarification',
    question:
      '"{term}" is documented. Please clarify the cause and territory of the infarction, and name the associated weakness, if they can be determined.',
    options: [
      { role: 'diagnosis', words: '{truth}', codes: ['{exactCode}', '{plegia}'], on: ['mri', 'occl', 'weak', 'hand'] },
      {
        role: 'diagnosis',
        words: 'Infarction of the {vessel} territory, cause not determined, with {weak} hemiparesis',
        codes: ['I639', '{plegia}'],
        on: ['mri', 'weak'],
      },
      { role: 'other', words: 'Other cause, territory or deficit (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['weak', 'hand', 'nih', 'mri', 'occl'],
    truth: '{truth}',
    documented: ['stroke'],
  },
  disposition: ['Inpatient rehabilitation', 'Home health', 'Skilled nursing facility'],
}

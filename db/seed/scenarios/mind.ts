import type { ProblemSpec } from '../spec.ts'

const MENTATION: ProblemSpec = {
  id: 'altered-mentation',
  family: 'encephalopathy',
  share: 4,
  specialties: ['Hospital Medicine', 'Neurology'],
  ages: [66, 93],
  nights: [3, 7],
  hasNot: ['low-sodium'],
  along: { malnutrition: 0.1, 'pressure-injury': 0.08 },
  reason: ['Confusion', 'Change in behavior reported by family'],
  variants: [
    {
      cause: 'after a week of poor intake and a new dose of [oxybutynin|diphenhydramine at night]',
      eeg: 'diffuse theta and delta slowing with triphasic waves, no epileptiform discharges',
      truth: 'Metabolic encephalopathy',
      exactCode: 'G9341',
      cleared: 'cleared over [two|three] days as the metabolic state was corrected',
    },
    {
      cause: 'after [three|four] doses of an old opioid prescription on top of gabapentin 900 mg',
      eeg: 'diffuse slowing with superimposed beta activity, no epileptiform discharges',
      truth: 'Toxic encephalopathy',
      exactCode: 'G928',
      cleared: 'cleared over [two|three] days once the medicines were stopped',
    },
    {
      cause: 'since the first night in hospital, worse after dark',
      eeg: 'posterior rhythm 8 to 9 Hz, no slowing, no epileptiform discharges',
      truth: 'Delirium without encephalopathy',
      exactCode: 'F05',
      cleared: 'settled with sleep protocol and glasses and hearing aids',
    },
  ],
  slots: {
    orient: '[name only|name and birthday, not place or date]',
    baseline: '[lives alone|manages {his} own medicines]',
  },
  labs: { na: '146-151 143-147 139-143', bun: '34-48 26-34 18-24', glu: '96-140', nh3: '18-31' },
  hpi: [
    '{Name} is a {age}-year-old {man}, at baseline [manages own finances|lives alone and drives] per family, brought in for [confusion|talking nonsense and sleeping in the day] {cause}. «exam:Oriented to {orient}, cannot say the months backward, [drifts to sleep while talking|picks at the sheets].»',
    'CT of the head without acute finding. Urine clean.',
  ],
  aside: [
    'Family says {he} is not {himself}: «exam:oriented to {orient}, cannot say the months backward» ({he} {baseline} at baseline).',
  ],
  interval: [
    '',
    'Still mixed up at night per nursing. Oriented to [name and place|name] this morning.',
    'Clear this morning, oriented to all, family agrees {he} is back to normal.',
  ],
  exam: {
    neuro: [
      '[oriented to {orient}, inattentive, no focal weakness|drowsy, wakes to voice, inattentive, moves all four]',
      'more awake, inattentive at times, no focal weakness',
      'alert, oriented, attentive',
    ],
  },
  nursing: [
    '«cam:CAM positive: acute onset, inattention, disorganized thinking. [Pulled at IV line.|Tried to climb out of bed.] Bed alarm on.»',
    'CAM positive overnight, [re-directable|needed sitter]. Slept 3 hours.',
    'CAM negative. Oriented to person, place, date.',
  ],
  medications: [{ name: 'Quetiapine', dose: '12.5 mg at night as needed', route: 'oral', from: 0, to: 3 }],
  notes: [
    {
      type: 'EEG report',
      role: 'provider',
      by: 'Neurology',
      day: 1,
      lines: ['ROUTINE EEG', 'Indication: change in mentation.', '«eeg:Findings: {eeg}.»'],
    },
  ],
  terms: { vague: ['Altered mental status', 'AMS', 'Confusion', 'Mental status changes'], exact: ['{truth}'] },
  plan: [
    '[Hold sedating medicines|Stop all sedatives], correct sodium and fluids, EEG, reorient, sleep protocol.',
    '[Better by day|Improving slowly]. Sedatives held, fluids continued. Na {na}.',
    'Back to baseline.',
  ],
  course: '{term}: {cleared}; CT head negative, EEG as reported. At baseline on the day of discharge.',
  codes: { vague: ['R4182'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'new-diagnosis',
    title: 'Mental status clarification',
    question:
      '"{term}" is documented. Please document the diagnosis, if any, that explains the change in mental status in this patient.',
    options: [
      { role: 'diagnosis', words: 'Delirium without encephalopathy', codes: ['F05'], on: ['cam', 'exam'] },
      { role: 'diagnosis', words: 'Metabolic encephalopathy', codes: ['G9341'], on: ['eeg', 'exam', 'result:na@0'] },
      { role: 'diagnosis', words: 'Toxic encephalopathy', codes: ['G928'], on: ['eeg', 'exam'], when: 'opioid' },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['exam', 'cam', 'eeg', 'result:na@0', 'result:bun@0'],
    truth: '{truth}',
    documented: ['altered mental status'],
  },
}

const STROKE: ProblemSpec = {
  id: 'stroke',
  family: 'stroke',
  share: 5,
  specialties: ['Neurology'],
  ages: [54, 90],
  nights: [3, 7],
  along: { 'atrial-fibrillation': 0.2, 'pressure-injury': 0.04, pneumonia: 0.05, 'diabetes-stay': 0.2 },
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
    '{Name} is a {age}-year-old «hand:{hand}-handed» {man}, last well at {last}, with sudden «weak:{weak} arm and leg weakness» and {speech}. «nih:NIHSS {nihss} on arrival.» Outside the window for lysis [because of anticoagulant use|on time alone].',
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

export const MIND: readonly ProblemSpec[] = [MENTATION, STROKE]

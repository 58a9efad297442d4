import type { ProblemSpec } from '../spec.ts'

const visit = { class: 'outpatient', nights: [0, 0] } as const

/** Two practitioners who do not agree: the attending is asked, both statements are quoted. */
const CONFLICT: ProblemSpec = {
  id: 'disputed-opacity',
  family: 'conflict',
  share: 3,
  specialties: ['Hospital Medicine'],
  ages: [58, 90],
  nights: [3, 5],
  reason: ['Shortness of breath after bed rest', 'Low oxygen, cough'],
  variants: [
    { truth: 'Atelectasis without pneumonia', exactCode: 'J9811' },
    { truth: 'Pneumonia', exactCode: 'J189' },
  ],
  labs: {
    wbc: '9.8-11.6 8.8-10.2 7.6-9.4',
    temp: '37.2-37.7 36.8-37.2',
    spo2: '89-91 92-94 94-96',
    o2: '2-3 1-2 0-0',
    pct: '0.08-0.21 0.06-0.15',
    rr: '18-22 16-18',
  },
  hpi: [
    '{Name} is a {age}-year-old {man} with [two|three] days of dyspnea after [a week in bed with back pain|rib bruising from a fall]. [Dry cough.|Little cough.] Saturation {spo2@0}% on room air. Ceftriaxone and azithromycin started.',
  ],
  interval: ['', '{air}. [Using the incentive spirometer.|Cough dry.]', 'Room air, walking.'],
  exam: { lungs: ['reduced at both bases', 'clearer at the bases'] },
  medications: [{ name: 'Ceftriaxone', dose: '1 g daily', route: 'IV', from: 0, to: 3 }],
  notes: [
    {
      type: 'Chest X-ray report',
      role: 'radiologist',
      day: 0,
      lines: ['CHEST, TWO VIEWS', 'Findings: «cxr:Bibasilar linear opacities, low lung volumes.»'],
    },
    {
      type: 'Consultation',
      role: 'provider',
      by: 'Pulmonary and Critical Care',
      day: 1,
      lines: [
        'PULMONARY CONSULTATION',
        'Reason: bibasilar opacity, low oxygen.',
        'Chest film and labs reviewed. Procalcitonin {pct@0}, afebrile, no sputum.',
        'Impression: «consult:Atelectasis from splinting; I do not think this is pneumonia.» Incentive spirometer, walk, would stop antibiotics.',
      ],
    },
  ],
  terms: { vague: ['Pneumonia'], exact: ['Pneumonia'] },
  plan: [
    '«attending:Pneumonia, treating with ceftriaxone and azithromycin.» Pulmonary consult.',
    'Pneumonia: day [2|3] of ceftriaxone. {air}.',
    'Home today.',
  ],
  course: '{term}: ceftriaxone for [three|four] days; seen by pulmonary medicine.',
  codes: { vague: ['J189'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'conflict',
    always: true,
    title: 'Conflicting documentation: chest findings',
    question:
      'The progress notes and the pulmonary consultation differ, as quoted below. As the attending, please clarify the diagnosis for this stay.',
    options: [
      { role: 'diagnosis', words: 'Atelectasis without pneumonia', codes: ['J9811'], on: ['consult', 'cxr'] },
      { role: 'diagnosis', words: 'Pneumonia', codes: ['J189'], on: ['attending'] },
      { role: 'diagnosis', words: 'Pneumonia and atelectasis', codes: ['J189', 'J9811'], on: ['attending', 'consult'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['attending', 'consult', 'cxr', 'result:pct@0', 'result:wbc@0'],
    truth: '{truth}',
    documented: ['pneumonia', 'atelectasis'],
  },
}

const PRESSURE_CHECK: ProblemSpec = {
  ...visit,
  id: 'pressure-visit',
  family: 'routine',
  share: 14,
  specialties: ['Family Medicine', 'Cardiology'],
  ages: [36, 84],
  has: ['hypertension'],
  reason: ['Blood pressure check', 'Medication refill'],
  labs: { sbp: '126-148' },
  hpi: [
    '{Name} is a {age}-year-old {man} here for blood pressure. Home readings [120s to 130s|130s to 140s]. No chest pain, no dizziness, takes medicine daily.',
  ],
  terms: { vague: ['Essential hypertension'], exact: ['Essential hypertension'] },
  plan: ['Pressure {sbp}/{dbp}. [Continue same dose.|Raise amlodipine to 10 mg.] BMP today. Return in 6 months.'],
  course: '',
  codes: { vague: ['I10'], exact: ['I10'] },
}
const BACK: ProblemSpec = {
  ...visit,
  id: 'back-visit',
  family: 'routine',
  share: 8,
  specialties: ['Family Medicine', 'Orthopedic Surgery'],
  ages: [22, 76],
  reason: ['Low back pain'],
  hpi: [
    '{Name} is a {age}-year-old {man} with [ten days|three weeks] of low back pain after [lifting boxes|yard work]. No leg weakness, no bladder trouble.',
  ],
  exam: { neuro: ['strength 5/5, straight leg raise negative'] },
  terms: { vague: ['Low back pain'], exact: ['Low back pain'] },
  plan: ['Naproxen 500 mg BID for 10 days, stay active, therapy if not better in [four|six] weeks. No imaging.'],
  course: '',
  codes: { vague: ['M5450'], exact: ['M5450'] },
}
const CHEST: ProblemSpec = {
  id: 'chest-pain-visit',
  family: 'routine',
  class: 'emergency',
  share: 9,
  specialties: ['Emergency Medicine'],
  ages: [24, 68],
  nights: [0, 0],
  reason: ['Chest pain'],
  labs: { trop: '3-9' },
  hpi: [
    '{Name} is a {age}-year-old {man} with sharp left chest pain for [two days|a day], worse with [a deep breath|movement], tender to touch. ECG normal. Troponin {trop@0}, repeated at 3 hours without change.',
  ],
  exam: { heart: ['regular, no rub'], general: ['comfortable'] },
  terms: { vague: ['Chest wall pain'], exact: ['Chest wall pain'] },
  plan: ['Reproducible, low risk score. Ibuprofen. Return for new symptoms.'],
  course: '',
  codes: { vague: ['R0789'], exact: ['R0789'] },
}
const GASTRO: ProblemSpec = {
  id: 'observation-vomiting',
  family: 'routine',
  class: 'observation',
  share: 4,
  specialties: ['Hospital Medicine'],
  ages: [20, 70],
  nights: [1, 1],
  reason: ['Vomiting and diarrhea'],
  labs: { k: '3.1-3.5 3.6-4.0', hr: '100-112 78-88' },
  hpi: [
    '{Name} is a {age}-year-old {man} with a day of vomiting and watery diarrhea, [two children at home with the same|after a family meal]. Could not keep fluids down.',
  ],
  interval: ['', 'Keeping fluids down.'],
  exam: { abdomen: ['soft, mild diffuse tenderness', 'soft'] },
  medications: [{ name: 'Ondansetron', dose: '4 mg every 6 hours as needed', route: 'IV', from: 0, to: 1 }],
  terms: {
    vague: ['Viral gastroenteritis with dehydration and hypokalemia'],
    exact: ['Viral gastroenteritis with dehydration and hypokalemia'],
  },
  plan: ['Saline 2 L, ondansetron, potassium 40 mEq.', 'Potassium {k}. Home.'],
  course: '{term}: fluids, potassium replaced, home the next day.',
  codes: { vague: ['A084'], exact: ['A084'], always: ['E860', 'E876'] },
}
const SKIN: ProblemSpec = {
  id: 'leg-cellulitis',
  family: 'laterality',
  share: 4,
  specialties: ['Hospital Medicine', 'Emergency Medicine'],
  ages: [34, 84],
  nights: [2, 4],
  along: { obesity: 0.4, 'diabetes-stay': 0.2 },
  reason: ['Red, swollen leg'],
  variants: [
    { side: 'left', exactCode: 'L03116', truth: 'Left leg' },
    { side: 'right', exactCode: 'L03115', truth: 'Right leg' },
  ],
  labs: { wbc: '12.2-15.8 10.6-12.6 8.6-10', temp: '37.8-38.4 37.2-37.6 36.8-37.1', crp: '68-142 34-70' },
  hpi: [
    '{Name} is a {age}-year-old {man} with [two|three] days of redness and warmth of the lower leg after a scratch, «fever:fever to {temp@0} C», failed cephalexin.',
  ],
  interval: ['', 'Redness inside the marked line. WBC {wbc}.', 'Redness mostly gone.'],
  exam: {
    extremities: [
      '«leg:redness from ankle to below the knee, warm, 18 cm, no fluctuance»',
      'redness smaller than the ink line',
      'faint redness',
    ],
  },
  nursing: ['«rnleg:Lower leg marked with ink, elevated.»', 'Leg elevated.'],
  medications: [
    { name: 'Cefazolin', dose: '2 g every 8 hours', route: 'IV', from: 0, to: 2 },
    { name: 'Cephalexin', dose: '500 mg four times daily', route: 'oral', from: 3, to: null, home: 'after' },
  ],
  notes: [
    {
      type: 'Ultrasound report',
      role: 'radiologist',
      day: 0,
      lines: ['VENOUS DUPLEX OF THE LEG', 'Findings: «duplex:No thrombus in the leg; subcutaneous edema.»'],
    },
  ],
  terms: { vague: ['Cellulitis of leg', 'LE cellulitis', 'Cellulitis'], exact: ['Cellulitis of the {side} leg'] },
  plan: ['Cefazolin, elevate, mark borders.', 'Improving. Continue cefazolin.', 'Oral cephalexin for 5 days.'],
  course: '{term}: cefazolin with good response.',
  codes: { vague: ['L03119'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Cellulitis: side affected',
    question: '"{term}" is documented without a side. Please clarify the side affected.',
    options: [
      { role: 'diagnosis', words: 'Left leg', codes: ['L03116'], on: ['duplex', 'rnleg'] },
      { role: 'diagnosis', words: 'Right leg', codes: ['L03115'], on: ['duplex', 'rnleg'] },
      { role: 'other', words: 'Both legs, or other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['leg', 'rnleg', 'duplex'],
    truth: '{truth}',
    documented: ['cellulitis'],
  },
}

export const PLAIN: readonly ProblemSpec[] = [CONFLICT, PRESSURE_CHECK, BACK, CHEST, GASTRO, SKIN]

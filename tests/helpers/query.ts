import type { Query, Wording } from '#app/domain/query/query.ts'

/** The moment at which the clock of `aContext` stands; said again, so that a measurement can use these without a test runner. */
const AT = new Date('2026-09-14T10:00:00Z')

/** A question that no rule stops: neutral title, evidence for every option, a way out. */
export const WORDING: Wording = {
  kind: 'multiple-choice',
  purpose: 'new-diagnosis',
  title: 'Renal function',
  question: 'What diagnosis, if any, explains the change in creatinine that is being monitored and treated?',
  options: [
    { id: 'o1', text: 'Acute kidney injury', role: 'diagnosis', supportedBy: ['i1', 'i2'] },
    { id: 'o2', text: 'Pre-renal azotemia without kidney injury', role: 'diagnosis', supportedBy: ['i1', 'i3'] },
    { id: 'o3', text: 'Other (please specify)', role: 'other', supportedBy: [] },
    { id: 'o4', text: 'Unable to determine', role: 'undetermined', supportedBy: [] },
  ],
  indicators: [
    indicator('i1', 'Creatinine 0.9 > 1.6 > 2.4 mg/dL', '2026-09-11T06:00:00.000Z'),
    indicator('i2', 'Urine output 280 mL in 24 h', '2026-09-12T06:00:00.000Z'),
    indicator('i3', 'FENa 0.4 %, urea nitrogen 48 mg/dL', '2026-09-12T08:00:00.000Z'),
  ],
}

export function indicator(id: string, text: string, at: string): Wording['indicators'][number] {
  const place = { sourceId: `r-${id}`, start: null, end: null, author: null, authorRole: null, encounterId: 'e1' }
  return { id, kind: 'result', text, source: 'Laboratory', at, isPrior: false, ...place }
}

/** A draft by Dana to Dr. Osei; `changes` is what the case is about. */
export function aQuery(changes: Partial<Query> = {}): Query {
  return {
    id: 'q1',
    version: 1,
    encounterId: 'e1',
    patientId: 'p1',
    facilityId: 'f1',
    authorId: 'u-dana',
    providerId: 'dr-osei',
    state: 'draft',
    wording: WORDING,
    wordingNumber: 1,
    templateId: null,
    timing: null,
    channel: 'portal',
    ruleSet: null,
    findings: [],
    overrides: [],
    createdAt: AT,
    updatedAt: AT,
    sentAt: null,
    viewedAt: null,
    dueAt: null,
    answeredAt: null,
    endedAt: null,
    endedReason: null,
    ladderStep: 0,
    steppedAt: null,
    stepAt: null,
    assigneeId: null,
    postBillReason: null,
    isOnHold: false,
    ...changes,
  }
}

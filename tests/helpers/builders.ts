import type { Encounter } from '#app/domain/encounter/chart.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { Answer, Indicator, Query, Wording } from '#app/domain/query/query.ts'
import { AT } from './context.ts'

export function aUser(change: Partial<User> = {}): User {
  return {
    id: 'u-coder',
    version: 1,
    email: 'coder@hospital.test',
    name: 'Cora Coder',
    credentials: 'CCS',
    roles: ['coder'],
    facilityIds: ['f-1'],
    providerId: null,
    state: 'active',
    ...change,
  }
}

export const aPhysician = (change: Partial<User> = {}): User =>
  aUser({
    id: 'u-osei',
    email: 'osei@hospital.test',
    name: 'Dr. Ada Osei',
    credentials: 'MD',
    roles: ['physician'],
    providerId: 'p-osei',
    ...change,
  })

export function anEncounter(change: Partial<Encounter> = {}): Encounter {
  return {
    id: 'e-1',
    version: 1,
    source: { system: 'test', id: 'e-1' },
    patientId: 'pt-1',
    facilityId: 'f-1',
    class: 'inpatient',
    service: 'Medicine',
    unit: '4 West',
    reason: null,
    startAt: new Date(AT.getTime() - 3 * 86_400_000),
    endAt: null,
    disposition: null,
    payer: null,
    billStatus: 'unbilled',
    codingState: 'uncoded',
    encoderDrg: null,
    ...change,
  }
}

export function anIndicator(change: Partial<Indicator> = {}): Indicator {
  return {
    id: 'i1',
    kind: 'result',
    sourceId: 'r-2',
    start: null,
    end: null,
    text: 'Creatinine 2.4 mg/dL',
    source: 'Laboratory',
    author: null,
    authorRole: null,
    at: AT.toISOString(),
    encounterId: 'e-1',
    isPrior: false,
    ...change,
  }
}

/** A compliant question about renal function: two clinical answers, other, unable to determine. */
export function aWording(change: Partial<Wording> = {}): Wording {
  return {
    kind: 'multiple-choice',
    purpose: 'new-diagnosis',
    title: 'Renal function',
    question: 'What diagnosis, if any, explains the change in creatinine being treated?',
    indicators: [
      anIndicator({ id: 'i1', sourceId: 'r-1 r-2', text: 'Creatinine 0.9 -> 2.4 mg/dL (0.6-1.2)' }),
      anIndicator({ id: 'i2', sourceId: 'r-3', text: 'Blood urea nitrogen 60 mg/dL' }),
    ],
    options: [
      { id: 'o1', text: 'Acute kidney injury', role: 'diagnosis', supportedBy: ['i1'] },
      { id: 'o2', text: 'Prerenal azotemia', role: 'diagnosis', supportedBy: ['i1', 'i2'] },
      { id: 'o3', text: 'Other (please specify)', role: 'other', supportedBy: [] },
      { id: 'o4', text: 'Unable to determine', role: 'undetermined', supportedBy: [] },
    ],
    ...change,
  }
}

export function aQuery(change: Partial<Query> = {}): Query {
  return {
    id: 'q-1',
    version: 1,
    encounterId: 'e-1',
    patientId: 'pt-1',
    facilityId: 'f-1',
    authorId: 'u-coder',
    providerId: 'p-osei',
    state: 'open',
    wording: aWording(),
    wordingNumber: 1,
    templateId: null,
    timing: 'concurrent',
    channel: 'portal',
    ruleSet: 'test',
    findings: [],
    overrides: [],
    createdAt: AT,
    updatedAt: AT,
    sentAt: AT,
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
    ...change,
  }
}

export function anAnswer(change: Partial<Answer> = {}): Answer {
  return {
    id: 'a-1',
    queryId: 'q-1',
    wordingNumber: 1,
    userId: 'u-osei',
    providerId: 'p-osei',
    optionIds: ['o1'],
    words: '',
    comment: '',
    gist: 'diagnosis',
    signedName: 'Dr. Ada Osei',
    signedAt: AT,
    meaning: 'signed',
    shownHash: '0'.repeat(64),
    addendum: 'ADDENDUM',
    takenBackAt: null,
    ...change,
  }
}

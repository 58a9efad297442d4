import type { Finding, OptionRole, Purpose, QueryKind } from './draft.ts'

/**
 * A query is one clinical question to one responder. Its words (`wording`) are frozen once it is open: a change is a new version with
 * the next `wordingNumber`. Lifecycle in lifecycle.ts.
 */
export const QUERY_STATES = ['draft', 'in-review', 'open', 'answered', 'closed', 'withdrawn', 'expired'] as const
export type QueryState = (typeof QUERY_STATES)[number]
export const TIMINGS = ['concurrent', 'retrospective', 'post-bill'] as const
export type Timing = (typeof TIMINGS)[number]
export type Channel = 'portal' | 'verbal'

/** A piece of evidence: words of a document, by place, or a result. Quoted, never typed; its text equals the words it points at. */
export type Indicator = {
  id: string
  kind: 'document' | 'result' | 'medication' | 'procedure' | 'problem'
  /** The document, result ... it points at. */
  sourceId: string
  /** Where in the document's text the words stand; null for other kinds. */
  start: number | null
  end: number | null
  text: string
  /** "Progress note", "Laboratory" ... as the physician reads it, with "prior encounter" when it is. */
  source: string
  author: string | null
  authorRole: string | null
  /** A moment in ISO form. */
  at: string | null
  encounterId: string | null
  isPrior: boolean
}

export type QueryOption = { id: string; text: string; role: OptionRole; supportedBy: string[] }

export type Wording = {
  kind: QueryKind
  purpose: Purpose
  title: string
  question: string
  options: QueryOption[]
  indicators: Indicator[]
}

/** A warning that the author let stand, and why. */
export type Override = { rule: string; where: string; reason: string }

export type Query = {
  id: string
  version: number
  encounterId: string
  patientId: string
  facilityId: string | null
  authorId: string
  /** The addressee: the clinician who is asked. Null only while it is a draft. */
  providerId: string | null
  state: QueryState
  wording: Wording
  wordingNumber: number
  templateId: string | null
  timing: Timing | null
  channel: Channel
  ruleSet: string | null
  findings: Finding[]
  overrides: Override[]
  createdAt: Date
  updatedAt: Date
  sentAt: Date | null
  viewedAt: Date | null
  dueAt: Date | null
  answeredAt: Date | null
  endedAt: Date | null
  /** Why it was withdrawn or expired, in the person's words. */
  endedReason: string | null
  /** Whose step it is on the ladder: 0 nothing yet, 1 reminded, 2 covering provider, 3 physician advisor, 4 chief. */
  ladderStep: number
  /** When it came to stand there, and when the next step is due by the policy; null before the ladder is set, or at its end. */
  steppedAt: Date | null
  stepAt: Date | null
  /** Who at the desk follows it up; null: its author. */
  assigneeId: string | null
  /** Which audit, denial or monitor a query after the bill comes from (P-POSTBILL); else null. */
  postBillReason: string | null
  isOnHold: boolean
}

/** What is shown to the physician, exactly, and therefore what is hashed. Nothing about money can be put into it. */
export type Shown = {
  queryId: string
  wordingNumber: number
  title: string
  kind: QueryKind
  question: string
  indicators: { text: string; source: string; author: string | null; at: string | null }[]
  options: { id: string; text: string }[]
}

export type Answer = {
  id: string
  queryId: string
  wordingNumber: number
  userId: string
  providerId: string
  optionIds: string[]
  /** Free text: the whole answer of an open-ended query, or what stands behind "other". */
  words: string
  comment: string
  /** The role of the chosen option; "words" for an open-ended answer. */
  gist: OptionRole | 'words'
  signedName: string
  signedAt: Date
  /** What signing means, in words, as the physician read it. */
  meaning: string
  /** SHA-256 (hex) of the canonical text of `Shown`. */
  shownHash: string
  /** The signed text for the record. */
  addendum: string
  takenBackAt: Date | null
}

export type AnswerDraft = {
  queryId: string
  userId: string
  optionIds: string[]
  words: string
  comment: string
  /** The version of the words that it was begun on. */
  wordingNumber: number
  updatedAt: Date
}

export const EVENT_KINDS = [
  'drafted',
  'review-asked',
  'reviewed',
  'recalled',
  'sent',
  'delivered',
  'viewed',
  'reminded',
  'escalated',
  'redirected',
  'assigned',
  'info-asked',
  'info-given',
  'corrected',
  'answered',
  'taken-back',
  'referred',
  'advised',
  'reconciled',
  'withdrawn',
  'expired',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]
/** Something that happened to a query: when, who (null: the system), and in whose words. */
export type QueryEvent = {
  id: string
  queryId: string
  kind: EventKind
  at: Date
  byUserId: string | null
  wordingNumber: number
  providerId: string | null
  words: string | null
}

/** A coded line as it stood, kept beside a query: before it was asked and after it was reconciled. */
export type LineSnapshot = {
  code: string
  release: string
  position: 'principal' | 'secondary'
  presentOnAdmission: string | null
}
export type Reconciliation = {
  queryId: string
  byUserId: string
  at: Date
  linesBefore: LineSnapshot[]
  linesAfter: LineSnapshot[]
  outcome: 'codes-changed' | 'diagnosis-removed' | 'no-change'
  comment: string
}

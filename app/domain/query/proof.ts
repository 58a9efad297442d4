import { type SealedEntry, sealOf } from '../audit/chain.ts'
import { sha256 } from '../audit/hash.ts'
import { ruleOf } from './compliance/registry.ts'
import type { Finding } from './draft.ts'
import type { Drafting } from './drafting.ts'
import type { Answer, Override, Query, QueryEvent, Shown, Wording } from './query.ts'
import type { RetentionClass } from './retention.ts'
import { sayStamp } from './say-moment.ts'
import { hashOfShown } from './shown.ts'

export type ProofFacts = {
  query: Query
  versions: {
    number: number
    shown: Shown
    shownHash: string
    wording: Wording
    ruleSet: string
    findings: Finding[]
    overrides: Override[]
    sentBy: string
    sentAt: Date
  }[]
  events: (QueryEvent & { byName: string | null; toName: string | null })[]
  answers: Answer[]
  entries: SealedEntry[]
  holds: { reason: string; placedAt: Date; placedBy: string; liftedAt: Date | null; liftReason: string | null }[]
  retention: { retentionClass: RetentionClass; years: number; where: string; keptUntil: string | null }
  names: ReadonlyMap<string, string>
  drafting: Drafting | null
  /** The zone of the facility's clock ("America/Chicago"), in which people read the times; the times themselves are kept in UTC. */
  timeZone: string
  chainHead: { seq: number; seal: string } | null
  exportedAt: Date
  exportedBy: string
}

export type Proof = ReturnType<typeof contentsOf> & { digest: string }

/**
 * Returns the proof of a sent query: the words of each version as shown with their hash computed again, which evidence was linked to which
 * option, what the rules found and who let it stand, what happened, what was signed, and the audit entries with their seals computed again.
 * `digest` is the SHA-256 over all the rest as JSON, so that a copy can be held against the audit entry of its export.
 */
export function proofOf(facts: ProofFacts): Proof {
  const contents = contentsOf(facts)
  return { ...contents, digest: digestOf(contents) }
}

/** Returns the SHA-256 (hex) over the contents of a proof, without its own `digest`. */
export function digestOf(contents: object): string {
  const { digest: _digest, ...rest } = { digest: '', ...contents }
  return sha256(JSON.stringify(rest))
}

function contentsOf(facts: ProofFacts) {
  const { query, names } = facts
  const nameOf = (id: string) => names.get(id) ?? id
  const versions = facts.versions.map((version) => versionProof(version, nameOf, facts.timeZone))
  const answers = facts.answers.map((answer) => answerProof(answer, facts.versions))
  const entries = facts.entries.map((entry) => entryProof(entry, nameOf))
  return {
    format: 'addendum-proof/1',
    exportedAt: facts.exportedAt.toISOString(),
    exportedBy: facts.exportedBy,
    timeZone: facts.timeZone,
    query: {
      id: query.id,
      encounterId: query.encounterId,
      state: query.state,
      channel: query.channel,
      timing: query.timing,
      templateId: query.templateId,
      author: nameOf(query.authorId),
      createdAt: query.createdAt.toISOString(),
      sentAt: query.sentAt?.toISOString() ?? null,
      answeredAt: query.answeredAt?.toISOString() ?? null,
      endedAt: query.endedAt?.toISOString() ?? null,
      endedReason: query.endedReason,
    },
    drafting: facts.drafting,
    retention: facts.retention,
    holds: facts.holds.map((hold) => ({
      reason: hold.reason,
      placedAt: hold.placedAt.toISOString(),
      placedBy: nameOf(hold.placedBy),
      liftedAt: hold.liftedAt?.toISOString() ?? null,
      liftReason: hold.liftReason,
    })),
    versions,
    events: facts.events.map((event) => ({
      at: event.at.toISOString(),
      kind: event.kind,
      by: event.byName,
      to: event.toName,
      version: event.wordingNumber,
      words: event.words,
    })),
    answers,
    audit: { entries, chainHead: facts.chainHead },
    verification: {
      wordsHold: versions.every(({ holds }) => holds),
      answersHold: answers.every(({ holds }) => holds),
      sealsHold: entries.every(({ holds }) => holds),
      how: 'The hash of each version is SHA-256 over what was shown; each seal is SHA-256 over the seal before it and the entry. `addendum audit verify` walks the whole chain and confirms that these seals stand in it.',
    },
  }
}

function versionProof(version: ProofFacts['versions'][number], nameOf: (id: string) => string, timeZone: string) {
  const { wording, shown } = version
  const recomputedHash = hashOfShown(shown)
  const numberOf = (id: string) => wording.indicators.findIndex((indicator) => indicator.id === id) + 1
  return {
    number: version.number,
    sentAt: version.sentAt.toISOString(),
    sentBy: nameOf(version.sentBy),
    purpose: wording.purpose,
    shown,
    layout: layoutOf(shown, timeZone),
    shownHash: version.shownHash,
    recomputedHash,
    holds: recomputedHash === version.shownHash,
    evidence: wording.indicators.map((indicator, n) => ({
      number: n + 1,
      text: indicator.text,
      kind: indicator.kind,
      source: indicator.source,
      sourceId: indicator.sourceId,
      place: indicator.start === null ? null : { start: indicator.start, end: indicator.end },
      author: indicator.author,
      at: indicator.at,
      said: indicator.at === null ? null : sayStamp(indicator.at, timeZone),
      isPrior: indicator.isPrior,
    })),
    options: wording.options.map((option) => ({
      text: option.text,
      role: option.role,
      supportedByEvidence: option.supportedBy.map(numberOf).filter((n) => n > 0),
    })),
    ruleSet: version.ruleSet,
    findings: version.findings.map((finding) => ({ ...finding, says: ruleOf(finding.rule)?.says ?? null })),
    overrides: version.overrides,
  }
}

function answerProof(answer: Answer, versions: ProofFacts['versions']) {
  const version = versions.find(({ number }) => number === answer.wordingNumber)
  return {
    version: answer.wordingNumber,
    chosen: answer.optionIds.map((id) => version?.shown.options.find((option) => option.id === id)?.text ?? id),
    words: answer.words,
    comment: answer.comment,
    signedName: answer.signedName,
    signedAt: answer.signedAt.toISOString(),
    meaning: answer.meaning,
    shownHash: answer.shownHash,
    holds: version !== undefined && answer.shownHash === hashOfShown(version.shown),
    addendum: answer.addendum,
    takenBackAt: answer.takenBackAt?.toISOString() ?? null,
  }
}

function entryProof(entry: SealedEntry, nameOf: (id: string) => string) {
  const { seq, what, who, at, detail, previous, seal } = entry
  const holds = sealOf(previous, seq, entry) === seal
  return { seq, at: at.toISOString(), what, who: nameOf(who), detail, previous, seal, holds }
}

/** Returns the order of what was on the physician's page, as lines of text: title, question, evidence by number with its times by the clock of a zone, options in their order. */
export function layoutOf(shown: Shown, timeZone: string): string[] {
  const evidence = shown.indicators.map(
    ({ text, source, author, at }, n) =>
      `[${n + 1}] ${text} (${[source, author, at === null ? null : sayStamp(at, timeZone)].filter(Boolean).join(', ')})`,
  )
  const options = shown.kind === 'open-ended' ? ['[free text]'] : shown.options.map(({ text }) => `( ) ${text}`)
  return [shown.title, shown.question, ...evidence, ...options]
}

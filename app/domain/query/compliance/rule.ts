import type { Severity } from '#app/domain/query/draft.ts'
import type { Reading } from './reading/reading.ts'

/** 2022 and 2026 are the editions of the compliant query practice brief that ask for a rule; `house` is ours, stricter or more concrete. */
export type Edition = '2022' | '2026' | 'house'
/** P primary text read, S secondary page that quotes it, K domain knowledge to be confirmed by a credentialed reviewer, H our own house rule. */
export type Confidence = 'P' | 'S' | 'K' | 'H'

export type RuleFacts = {
  id: string
  severity: Severity
  edition: Edition
  confidence: Confidence
  /** Where the rule comes from, in short names of the rules page. */
  source: string
  /** What the rule asks and why, in a plain sentence. */
  says: string
}

/** One place where a draft breaks a rule: the words, and a sentence that names the way out. */
export type Hit = { where: string; excerpt: string; why: string }

/** Run on a draft; `enforcedBy` says what keeps the rule beside that, where the words of a draft are not all of it. */
export type ContentRule = RuleFacts & { kind: 'content'; enforcedBy?: string; find(reading: Reading): Hit[] }
/** Kept by the life cycle, roles or storage; `enforcedBy` says by what. */
export type ProcessRule = RuleFacts & { kind: 'process'; enforcedBy: string }
export type Rule = ContentRule | ProcessRule

import type { CheckResult, Draft, Finding } from './draft.ts'

/** Rules that free words beside a query can break; the others judge a list, evidence or a whole question. */
const FOR_WORDS = ['TITLE-DX', 'LEAD-DIRECT', 'LEAD-PRESUME', 'LEAD-OPTION', 'IMPACT', 'TONE']

/**
 * Returns what the rules find in words that the desk writes to the physician beside an open query (P-SAME: one standard for every channel):
 * nothing that leads, presses, hints at money or names a diagnosis that is not documented. The words are read as a question and, so that no
 * diagnosis comes in with them, as a title; each rule is told once. A warning counts too: nobody reviews a reply.
 */
export function findingsInReply(words: string, draft: Draft, check: (draft: Draft) => CheckResult): Finding[] {
  const asked: Draft = { ...draft, kind: 'open-ended', title: words, question: words, options: [], optionRoles: [] }
  const { supportedBy: _, purpose: __, ...plain } = asked
  const found = check(plain).findings.filter(({ rule }) => FOR_WORDS.includes(rule))
  return found.filter(({ rule }, n) => found.findIndex((other) => other.rule === rule) === n)
}

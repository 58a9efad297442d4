import type { Mention } from './types.ts'

export type Assertion = 'asserted' | 'negated' | 'uncertain' | 'historical' | 'family'

const BEFORE: [Assertion, RegExp][] = [
  ['negated', /\b(?:no|not|without|denies|negative for|ruled out|absence of)\s+(?:\w+\s+){0,4}$/i],
  ['family', /\bfamily history of\s+(?:\w+\s+){0,3}$/i],
  ['historical', /\b(?:history of|h\/o|hx of|prior|previous)\s+(?:\w+\s+){0,3}$/i],
  ['uncertain', /\b(?:possible|probable|suspected|likely|rule out|questionable)\s+(?:\w+\s+){0,3}$/i],
]

/** Returns how a text puts a concept: as present, absent, in doubt, past, or a relative's. */
export function assertionOf(text: string, mention: Mention): Assertion {
  const before = text.slice(Math.max(0, mention.start - 120), mention.start)
  return BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ?? 'asserted'
}

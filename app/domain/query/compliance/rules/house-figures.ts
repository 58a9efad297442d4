import type { Strike } from '../reading/abbreviations.ts'

const PERIOD = '(?:quarters?|months?|years?|fiscal year|calendar year|period)'
const MOVES =
  'keeps?|keeping|holds?|lifts?|raises?|moves?|lowers?|helps?|hurts?|feeds?|builds?|protects?|saves?|drags?|pulls?|pushes|boosts?|supports?'

/*
 * "This quarter's CMI", "the RAF slides back next year", "an HCC for the year": a figure of the house, though the same letters stand for a
 * condition elsewhere in the draft. A condition is found, treated and seen; a figure belongs to a period, is carried over it and is moved by words.
 */
const FIGURES: readonly RegExp[] = [
  /\b(?:(?:this|next|last|the|each|every|our) (?:\w+ )?(?:quarter|month|year)['\u2019]s|quarterly|monthly|yearly|annual|year-end|month-end) (?:\w+ )?(cmi|raf|hccs?|soi|rom|mccs?)\b/gi,
  new RegExp(`\\b(cmi|raf|soi) (?:for|of|over|in|by) (?:the|this|next|last|each|our) (?:\\w+ )?${PERIOD}\\b`, 'gi'),
  new RegExp(
    `\\b(?:${MOVES}) (?:up |down )?(?:the|his|her|our|their|your|this|a) (?:\\w+ )?(cmi|raf)\\b(?! (?:in check|under control|controlled|at bay|below \\d|rate))`,
    'gi',
  ),
  /\b(raf)\b(?= (?:would |will |can |may |could |might )?(?:not )?(?:carr(?:y|ies)|slides?|slips?|resets?|lapses?|rolls?|factors?|coefficients?|drops? (?:off|out)|falls? (?:off|away)|expires?|accrues?|counts?)\b)/gi,
  /\b(raf)\b(?=[^.;?]{0,60}\b(?:next|(?:the|this) (?:new|coming|following|plan|payment|calendar)|into (?:the|a) new) year\b)/gi,
  /\b(?:is|as|stays?|remains?|becomes?|counts? as|makes? (?:it|this|that)|left as|still|keeps? (?:it|this|that)) (?:an?|one|no|another) (hcc)\b(?= (?:for|in|this|next|into|over|through) (?:the |this |next )?(?:new |coming |plan |calendar )?year\b)/gi,
]

/** Returns where a text has an abbreviation of a condition as a figure of the house. */
export function houseFigures(text: string): Strike[] {
  return FIGURES.flatMap((figure) =>
    [...text.matchAll(figure)].map((match) => {
      const start = match.index + match[0].toLowerCase().lastIndexOf((match[1] ?? '').toLowerCase())
      return { start, end: start + (match[1] ?? '').length }
    }),
  )
}

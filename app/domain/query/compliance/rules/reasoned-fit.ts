import { pattern } from '../language/pattern.ts'
import type { Family } from './matching.ts'

/** What a reason asserts: "As the score and the history meet the criteria for X, how would you describe it": the reason that opens a question is asserted, whatever is asked behind it. */
export const REASONED_FIT: Family = {
  test: pattern(
    `^ (?:as|since|because|given_that|seeing_that|now_that|inasmuch_as|considering_that|whereas) ~24 {meets} ~5 (?:criteria|definition|definitions|threshold|thresholds|requirements|description|diagnosis) ~4 NEWDX`,
    `^ (?:as|since|because|given_that|seeing_that|now_that|inasmuch_as|considering_that|whereas) ~16 {picture} ~4 {fits} ~3 NEWDX`,
  ),
  unless:
    /\b(?:whether|as far as|as to|as (?:documented|written|stated|quoted|recorded)|per (?:the )?(?:radiolog|patholog|dr))\b/,
  why: 'The reason given says that the picture fits a diagnosis nobody has documented: list the findings and leave the verdict to the provider.',
}

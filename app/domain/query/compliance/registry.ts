import type { ContentRule, Rule } from './rule.ts'
import { causeLink } from './rules/cause-link.ts'
import { impact } from './rules/impact.ts'
import { indDate, indGeneric, indInterp, indNone, indSource } from './rules/indicators.ts'
import { leadDirect } from './rules/lead-direct.ts'
import { leadOption } from './rules/lead-option.ts'
import { leadPresume } from './rules/lead-presume.ts'
import { multi, need, openClear, tone } from './rules/manner.ts'
import { mcOther, mcOverlap, mcSingle, mcUnsup, mcUtd } from './rules/options.ts'
import { priorLabel, priorLead } from './rules/prior.ts'
import { PROCESS_RULES } from './rules/process.ts'
import { confAtt, confBoth } from './rules/relations.ts'
import { mcTier } from './rules/tiers.ts'
import { titleDx } from './rules/title.ts'
import { tokens } from './rules/tokens.ts'
import { valBias, valOpts, valYn } from './rules/validation.ts'
import { who } from './rules/who.ts'
import { ynNew, ynOpts, ynScope } from './rules/yes-no.ts'

/** Named in every result and kept with every sent query. A change of what a rule finds is a new set. */
export const RULE_SET = 'addendum-2027.10'

/** The rules that are run on every draft, in the order in which they are told. */
export const CONTENT_RULES: readonly ContentRule[] = [
  titleDx,
  leadDirect,
  leadPresume,
  leadOption,
  impact,
  indNone,
  indSource,
  indDate,
  indGeneric,
  indInterp,
  priorLead,
  priorLabel,
  mcOther,
  mcUtd,
  mcUnsup,
  mcTier,
  mcSingle,
  mcOverlap,
  ynNew,
  ynScope,
  ynOpts,
  causeLink,
  confBoth,
  confAtt,
  valOpts,
  valBias,
  valYn,
  openClear,
  multi,
  need,
  tone,
  who,
  tokens,
]

/** All rules, those of content and those that the life cycle, roles and storage keep; what documentation and the rules page list. */
export const RULES: readonly Rule[] = [...CONTENT_RULES, ...PROCESS_RULES]

/** Returns the rule of an id, or null. */
export function ruleOf(id: string): Rule | null {
  return RULES.find((rule) => rule.id === id) ?? null
}

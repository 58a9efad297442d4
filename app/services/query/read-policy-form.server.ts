import { z } from 'zod'
import { POST_BILL_REASONS, type QueryPolicy, REVIEW_RULES } from '#app/domain/query/policy.ts'
import { RETENTION_CLASSES } from '#app/domain/query/retention.ts'

const number = z.coerce.number('Write a number.')
const optional = z
  .string()
  .default('')
  .transform((words) => (words.trim() === '' ? null : Number(words)))

/** The fields of the policy page as they are posted. */
export const PolicyFields = z.object({
  facilityId: z.string().max(200),
  version: z.coerce.number().int().min(0),
  'due-concurrent': number,
  'due-retrospective': number,
  'due-post-bill': number,
  remindBefore: optional,
  cover: optional,
  advise: optional,
  chief: optional,
  expire: optional,
  'chief-user': z.string().max(200).default(''),
  opensAt: number,
  closesAt: number,
  'days[]': z.array(z.coerce.number().int()).default([]),
  holidays: z.string().max(20_000).default(''),
  rule: z.enum(REVIEW_RULES),
  samplePercent: number,
  newAuthorQueries: number,
  reviewers: z.enum(['1', '2']),
  'reasons[]': z.array(z.enum(POST_BILL_REASONS)).default([]),
  windowDays: optional,
  retroDays: optional,
  recordClass: z.enum(RETENTION_CLASSES),
  retentionYears: number,
  retentionWhere: z.string().max(200).default(''),
  hasOwnDollars: z.string().max(10).default(''),
})

/** The policy that the fields say; whether it can be lived by is the domain's to judge. */
export function policyOfFields(given: z.infer<typeof PolicyFields>): QueryPolicy {
  const { remindBefore, cover, advise, chief, expire, opensAt, closesAt, rule, samplePercent } = given
  return {
    dueHours: {
      concurrent: given['due-concurrent'],
      retrospective: given['due-retrospective'],
      'post-bill': given['due-post-bill'],
    },
    ladder: { remindBefore, cover, advise, chief, expire },
    chiefUserId: given['chief-user'] || null,
    office: { opensAt, closesAt, days: given['days[]'] },
    holidays: given.holidays.split(/[\s,;]+/).filter((day) => day !== ''),
    review: {
      rule,
      samplePercent,
      newAuthorQueries: given.newAuthorQueries,
      reviewers: given.reviewers === '2' ? 2 : 1,
    },
    postBill: { reasons: given['reasons[]'], windowDays: given.windowDays },
    retroDays: given.retroDays,
    retention: {
      recordClass: given.recordClass,
      years: given.retentionYears,
      where: given.retentionWhere.trim(),
    },
    hasOwnDollars: given.hasOwnDollars !== '',
  }
}

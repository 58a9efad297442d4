import { localOf, momentOf } from '#app/domain/notify/calendar.ts'
import type { Context } from '../context.server.ts'
import { checkQuery } from './check-query.server.ts'
import { listPossibleRecipients } from './list-recipients.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** A draft, who can have been asked in person, and what time it is where they work. */
export async function readVerbalPage(context: Context, { query }: Case) {
  const { timeZone } = await policyOf(context, query.facilityId)
  const { year, month, day, hour, minute } = localOf(context.now(), timeZone)
  const check = await checkQuery(context, query)
  return {
    id: query.id,
    findings: check.findings,
    notChecked: check.notChecked,
    overrides: query.overrides,
    wording: query.wording,
    providerId: query.providerId ?? '',
    people: (await listPossibleRecipients(context, query)).map(({ id, words }) => ({ id, words })),
    timeZone,
    localNow: `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`,
  }
}

/** The moment of a "2026-09-14T16:05" as the clock at the query's facility reads it; an invalid date for anything else. */
export async function momentAt(context: Context, { query }: Case, local: string): Promise<Date> {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(local)?.map(Number) ?? []
  if (!year || !month || !day || hour === undefined || minute === undefined) return new Date(Number.NaN)
  const { timeZone } = await policyOf(context, query.facilityId)
  return momentOf({ year, month, day, hour, minute }, timeZone)
}

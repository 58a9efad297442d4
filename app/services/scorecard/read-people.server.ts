import { accuracyOf } from '#app/domain/scorecard/measures/coder-accuracy.ts'
import { hourlyTold, recordsPerHour, weightedRecords } from '#app/domain/scorecard/measures/productivity.ts'
import { shown } from '#app/domain/scorecard/measures/rates.ts'
import { REVIEW_KINDS, type ReviewKind } from '#app/domain/scorecard/measures/reviews.ts'
import { turnaroundOf } from '#app/domain/scorecard/measures/turnaround.ts'
import { isTooFew } from '#app/domain/shared/rate.ts'
import { listFacilities } from '#db/charts.ts'
import type { Db } from '#db/client.ts'
import { listCdiHours, listCoderHours, readStandards } from '#db/hours.ts'
import { sumCodingAudits, sumPersonMonths, sumSpread } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'
import { listUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import type { ToldCoding } from './told-coding.server.ts'

/** Hours are told of a person, not of a facility or payer: under a filter by one nothing is told by the hour. */
async function isOfAll(db: Db, { facilityIds, payer = 'all' }: Slice): Promise<boolean> {
  if (payer !== 'all') return false
  return facilityIds === null || (await listFacilities(db)).every(({ id }) => facilityIds.includes(id))
}

const sumOf = (rows: readonly { n: number }[]): number => rows.reduce((sum, { n }) => sum + n, 0)
const namesOf = async (db: Db) => new Map((await listUsers(db)).map(({ id, name }) => [id, name]))
const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)

/** Coders by name: how long, how many, how right; the three only side by side. */
export async function readCoders(
  { db }: Context,
  slice: Slice,
  told: Pick<ToldCoding, 'coder' | 'audited' | 'recordKind'>,
) {
  const isWhole = await isOfAll(db, slice)
  const [spread, audits, names, coded, worked, standards] = await Promise.all([
    sumSpread(db, 'turnaround', slice),
    sumCodingAudits(db, slice),
    namesOf(db),
    isWhole ? sumPersonMonths(db, 'record', slice) : [],
    isWhole ? listCoderHours(db, slice.period) : [],
    readStandards(db),
  ])
  const ids = [...new Set([...spread.map(({ who }) => who), ...audits.map(({ coderId }) => coderId)])]
  return ids
    .filter((id) => names.has(id))
    .map((id) => {
      const rows = told.coder(id) ? spread.filter(({ who }) => who === id) : []
      const records = sumOf(rows)
      const audit = (told.audited(id) && audits.find(({ coderId }) => coderId === id)) || NOT_AUDITED
      const own = coded.filter(({ who }) => who === id)
      const hours = worked.filter(({ who }) => who === id)
      const areKindsTold = own.every(({ kind }) => told.recordKind(id, kind))
      return {
        name: names.get(id) ?? '',
        records: isTooFew(records) ? null : records,
        perHour: hourlyTold(recordsPerHour(own, hours), told.coder(id), records),
        weighted: hourlyTold(weightedRecords(own, hours, standards), told.coder(id) && areKindsTold, records),
        time: turnaroundOf(
          rows.map(({ bucket, n }) => ({ hours: Number(bucket), n })),
          [],
        ),
        accuracy: accuracyOf(audit),
      }
    })
    .sort(byName)
}

const NOT_AUDITED = {
  ...{ records: 0, rightRecords: 0, passedRecords: 0, correct: 0, wrong: 0 },
  ...{ missed: 0, drgs: 0, rightDrgs: 0 },
}

/** CDI specialists by name: reviews, how many an hour, and what the rules found in their queries; only side by side. */
export async function readReviewers(
  { db }: Context,
  slice: Slice,
  told: Pick<ToldCoding, 'reviewer' | 'reviewKind' | 'author'>,
) {
  const isWhole = await isOfAll(db, slice)
  const [reviews, authored, names, worked] = await Promise.all([
    sumPersonMonths(db, 'review', slice),
    sumPersonMonths(db, 'authored', slice),
    namesOf(db),
    isWhole ? listCdiHours(db, slice.period) : [],
  ])
  return [...new Set(reviews.map(({ who }) => who))]
    .filter((id) => names.has(id))
    .map((id) => {
      const own = reviews.filter(({ who }) => who === id)
      const queries = authored.filter(({ who }) => who === id)
      const sound = sumOf(queries.filter(({ kind }) => kind === 'sound'))
      const hours = worked.filter(({ who }) => who === id)
      const all = told.reviewer(id) ? sumOf(own) : 0
      const kinds = REVIEW_KINDS.map((kind) => ({ kind, n: sumOf(own.filter((row) => row.kind === kind)) }))
      const areKindsTold =
        !isTooFew(all) && kinds.every(({ kind, n }) => (n === 0 || !isTooFew(n)) && told.reviewKind(id, kind))
      return {
        name: names.get(id) ?? '',
        reviews: isTooFew(all) ? null : all,
        kinds: areKindsTold
          ? (Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])) as Record<ReviewKind, number>)
          : null,
        perHour: hourlyTold(recordsPerHour(own, hours), told.reviewer(id), all),
        compliance: told.author(id) ? shown({ events: sound, n: sumOf(queries) }) : ('too-few' as const),
      }
    })
    .sort(byName)
}

import { and, asc, between, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { FamilySum } from '#app/domain/scorecard/measures/capture.ts'
import type { AttendingFamily } from '#app/domain/scorecard/measures/case-mix.ts'
import type { SpreadKind } from '#app/domain/scorecard/measures/spread.ts'
import type { Db } from './client.ts'
import { encounters } from './schema/encounter.ts'
import { codingAudits, monthDrgs, monthSpreads, providerDrgs } from './schema/scorecard.ts'
import { monthLevels } from './schema/scorecard-levels.ts'
import type { Slice } from './scorecards.ts'
import { asText, OF_FACILITIES, textRows } from './text-rows.ts'

export type Cut = Pick<Slice, 'period' | 'facilityIds' | 'payer'>

const drgSums = (t: typeof monthDrgs | typeof providerDrgs) => ({
  stays: sql<number>`sum(${t.stays})`,
  weightX10000: sql<number>`sum(${t.weightX10000})`,
  weightSquaresX10000: sql<number>`sum(${t.weightSquaresX10000})`,
  outliers: sql<number>`sum(${t.outliers})`,
  outliersX10000: sql<number>`sum(${t.outliersX10000})`,
  mccSplit: sql<number>`sum(${t.mccSplit})`,
  withMcc: sql<number>`sum(${t.withMcc})`,
  ccSplit: sql<number>`sum(${t.ccSplit})`,
  withCc: sql<number>`sum(${t.withCc})`,
})

const ofCut = (
  t: typeof monthDrgs | typeof providerDrgs | typeof monthSpreads,
  { period, facilityIds, payer = 'all' }: Cut,
): SQL | undefined =>
  and(
    between(t.month, period.from, period.to),
    payer === 'all' ? undefined : eq(t.payer, payer),
    facilityIds ? inArray(t.facilityId, [...facilityIds]) : undefined,
  )

/** Grouped stays by DRG family: of one provider, or of all. */
export async function sumDrgs(db: Db, cut: Cut, providerId: string | null = null): Promise<FamilySum[]> {
  if (providerId === null)
    return db
      .select({ family: monthDrgs.family, ...drgSums(monthDrgs) })
      .from(monthDrgs)
      .where(ofCut(monthDrgs, cut))
      .groupBy(monthDrgs.family)
  return ownDrgs(db, cut, providerId)
}

const SUMS = [
  'stays',
  'weight_x10000',
  'weight_squares_x10000',
  'outliers',
  'outliers_x10000',
  'mcc_split',
  'with_mcc',
  'cc_split',
  'with_cc',
]

function ownDrgs(db: Db, { period: { from, to }, facilityIds, payer = 'all' }: Cut, providerId: string): FamilySum[] {
  const sums = `select t.family, ${SUMS.map((name) => `sum(t.${name}) as ${name}`).join(', ')} from provider_drgs t
    where t.provider_id = @provider and t.month between @from and @to and (@payer = 'all' or t.payer = @payer)
      and ${OF_FACILITIES} group by t.family`
  const facilities = facilityIds && JSON.stringify(facilityIds)
  type Row = [string, number, number, number, number, number, number, number, number, number]
  const found = textRows<Row>(db, asText(`family, ${SUMS.join(', ')}`, sums), {
    provider: providerId,
    from,
    to,
    payer,
    facilities,
  })
  return found.map(
    ([
      family,
      stays,
      weightX10000,
      weightSquaresX10000,
      outliers,
      outliersX10000,
      mccSplit,
      withMcc,
      ccSplit,
      withCc,
    ]) => ({
      ...{ family, stays, weightX10000, weightSquaresX10000, outliers, outliersX10000 },
      ...{ mccSplit, withMcc, ccSplit, withCc },
    }),
  )
}

/** Grouped stays by attending and DRG family: what the interval of a mean weight is drawn from. */
export async function sumDrgsByAttending(db: Db, cut: Cut): Promise<AttendingFamily[]> {
  const t = providerDrgs
  return db
    .select({ providerId: t.providerId, family: t.family, ...drgSums(t) })
    .from(t)
    .where(ofCut(t, cut))
    .groupBy(t.providerId, t.family)
}

/** Grouped stays by attending and month: the case-mix index over time. */
export async function sumDrgMonths(db: Db, cut: Cut) {
  const t = providerDrgs
  return db
    .select({ providerId: t.providerId, month: t.month, ...drgSums(t) })
    .from(t)
    .where(ofCut(t, cut))
    .groupBy(t.providerId, t.month)
}

/** How something is spread: counts by bucket and by whom. */
export async function sumSpread(
  db: Db,
  kind: SpreadKind,
  cut: Cut,
  who: string | null = null,
): Promise<{ who: string; bucket: string; n: number }[]> {
  const t = monthSpreads
  return db
    .select({ who: t.who, bucket: t.bucket, n: sql<number>`sum(${t.n})` })
    .from(t)
    .where(and(eq(t.kind, kind), who === null ? undefined : eq(t.who, who), ofCut(t, cut)))
    .groupBy(t.who, t.bucket)
}

/** The same by month, for a chart over time. */
export async function sumSpreadMonths(db: Db, kind: SpreadKind, cut: Cut) {
  const t = monthSpreads
  return db
    .select({ month: t.month, bucket: t.bucket, n: sql<number>`sum(${t.n})` })
    .from(t)
    .where(and(eq(t.kind, kind), ofCut(t, cut)))
    .groupBy(t.month, t.bucket)
}

/** A spread by whom, month and the first word of the bucket: records of a coder by kind, reviews of a reviewer by kind. */
export async function sumPersonMonths(
  db: Db,
  spread: SpreadKind,
  cut: Cut,
): Promise<{ who: string; month: number; kind: string; n: number }[]> {
  const t = monthSpreads
  const kind = sql<string>`substr(${t.bucket}, 1, instr(${t.bucket}, ' ') - 1)`
  return db
    .select({ who: t.who, month: t.month, kind, n: sql<number>`sum(${t.n})` })
    .from(t)
    .where(and(eq(t.kind, spread), ofCut(t, cut)))
    .groupBy(t.who, t.month, kind)
}

/** When each discharged stay that is not finally coded was discharged: DNFC. At most `limit`, the oldest first. */
export async function listNotFinal(
  db: Db,
  facilityIds: readonly string[] | null,
  limit: number,
): Promise<{ endAt: Date; openQueries: number }[]> {
  const rows = await db
    .select({ endAt: encounters.endAt, openQueries: encounters.openQueries })
    .from(encounters)
    .where(
      and(
        sql`next_step <> 'done' and coding_state <> 'final' and end_at is not null`,
        // The plus keeps the planner from walking every stay of a facility.
        facilityIds ? inArray(sql`+${encounters.facilityId}`, [...facilityIds]) : undefined,
      ),
    )
    .orderBy(asc(encounters.endAt))
    .limit(limit)
  return rows.flatMap(({ endAt, openQueries }) => (endAt ? [{ endAt, openQueries }] : []))
}

/** Coding audits by coder: codes, records and DRGs. Random samples only. */
export async function sumCodingAudits(db: Db, { period, facilityIds }: Cut) {
  const t = codingAudits
  return db
    .select({
      coderId: t.coderId,
      records: sql<number>`count(*)`,
      rightRecords: sql<number>`sum(${t.wrong} + ${t.missed} = 0)`,
      passedRecords: sql<number>`sum(20 * ${t.correct} >= 19 * (${t.correct} + ${t.wrong} + ${t.missed}))`,
      correct: sql<number>`sum(${t.correct})`,
      wrong: sql<number>`sum(${t.wrong})`,
      missed: sql<number>`sum(${t.missed})`,
      drgs: sql<number>`count(${t.isDrgRight})`,
      rightDrgs: sql<number>`coalesce(sum(${t.isDrgRight}), 0)`,
    })
    .from(t)
    .where(
      and(
        eq(t.isRandom, true),
        between(t.month, period.from, period.to),
        facilityIds ? inArray(t.facilityId, [...facilityIds]) : undefined,
      ),
    )
    .groupBy(t.coderId)
}

/** Discharged stays by severity and mortality level as the site's grouper gave them, with deaths and predicted deaths. */
export async function sumStayLevels(db: Db, { period, facilityIds }: Pick<Cut, 'period' | 'facilityIds'>) {
  const t = monthLevels
  return db
    .select({
      severity: t.severity,
      mortality: t.mortality,
      stays: sql<number>`sum(${t.stays})`,
      withRisk: sql<number>`sum(${t.withRisk})`,
      risksX1000000: sql<number>`sum(${t.risksX1000000})`,
      died: sql<number>`sum(${t.died})`,
    })
    .from(t)
    .where(
      and(between(t.month, period.from, period.to), facilityIds ? inArray(t.facilityId, [...facilityIds]) : undefined),
    )
    .groupBy(t.severity, t.mortality)
}

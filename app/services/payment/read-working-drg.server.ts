import type { CodedLine, Encounter, Patient } from '#app/domain/encounter/chart.ts'
import { expectations, groupingAfter, type OpenQuestion, weightEffects } from '#app/domain/payment/answer-worth.ts'
import { basisOf } from '#app/domain/payment/basis.ts'
import { patientStatusOf } from '#app/domain/payment/disposition.ts'
import type { DrgTables } from '#app/domain/payment/drg-tables.ts'
import type { Line, Recoding } from '#app/domain/payment/recoding.ts'
import type { Grouping, Stay } from '#app/domain/payment/stay.ts'
import type { Context } from '../context.server.ts'
import { releaseWords } from './release-words.server.ts'
import { drgTablesOn, type Loaded } from './tables.server.ts'

/** What grouping needs of a chart; the caller has read it already. */
export type ChartOfStay = { encounter: Encounter; patient: Patient; lines: readonly CodedLine[] }
export type WorkingDrg = {
  /** Null while no principal diagnosis is coded, for what is no inpatient stay, or where no tables at all are loaded. */
  grouping: Grouping | null
  title: string | null
  release: string | null
  /** True where the tables of the day are not loaded and those of another year stand in. */
  isEstimate: boolean
  basis: string
}

const YEAR_MS = 365.2425 * 86_400_000
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** The stay as grouping sees it, without its codes. */
function restOf({ encounter, patient }: ChartOfStay): Omit<Stay, 'principal' | 'secondary'> {
  const bornAt = patient.birthOn === null ? null : Date.parse(patient.birthOn)
  return {
    ageYears: bornAt === null ? null : Math.floor((encounter.startAt.getTime() - bornAt) / YEAR_MS),
    sex: patient.sex === 'female' || patient.sex === 'male' ? patient.sex : null,
    disposition: patientStatusOf(encounter.disposition),
    encoderDrg: encounter.encoderDrg,
  }
}

/** MS-DRGs pay inpatient stays and nothing else. */
const isInpatient = ({ encounter }: ChartOfStay): boolean => encounter.class === 'inpatient'

const linesOf = (lines: readonly CodedLine[]): Line[] =>
  lines.map(({ code, position, presentOnAdmission }) => ({ code, position, presentOnAdmission }))

type Tables = Loaded<DrgTables> & { isEstimate: boolean }
async function tablesFor(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { encounter }: ChartOfStay,
): Promise<{ tables: Tables | null; day: string }> {
  const day = dayOf(encounter.endAt ?? now())
  const loaded = await drgTablesOn(db, day)
  if (loaded) return { tables: { ...loaded, isEstimate: false }, day }
  const latest = await drgTablesOn(db, null)
  return { tables: latest && { ...latest, isEstimate: true }, day }
}

/** The working MS-DRG of an inpatient stay from its coded lines, and what it rests on. */
export async function readWorkingDrg(context: Pick<Context, 'db' | 'now'>, chart: ChartOfStay): Promise<WorkingDrg> {
  const { tables, day } = await tablesFor(context, chart)
  const grouping =
    tables && isInpatient(chart) ? groupingAfter(tables.tables, linesOf(chart.lines), [], restOf(chart)) : null
  const release = tables ? saidRelease(tables, day) : 'No MS-DRG tables are loaded'
  return {
    grouping,
    title: grouping?.drg ? (tables?.tables.drgs.get(grouping.drg)?.title ?? null) : null,
    release: tables?.tables.release ?? null,
    isEstimate: tables?.isEstimate ?? false,
    basis: grouping ? `${release}; ${basisOf(grouping)}` : release,
  }
}

const saidRelease = (tables: Tables, day: string): string =>
  tables.isEstimate
    ? `An estimate by MS-DRG ${tables.edition}: the tables for ${day} are not loaded`
    : releaseWords('MS-DRG', tables, day)

/**
 * What each answer did to the weight of the stay: `before` are the lines before any of them. The caller, who may know queries, says what each
 * answer changed; this side never asks. Null for what is no inpatient stay, or without tables.
 */
export async function readAnswerEffects(
  context: Pick<Context, 'db' | 'now'>,
  chart: ChartOfStay,
  before: readonly Line[],
  recodings: readonly Recoding[],
) {
  const { tables } = await tablesFor(context, chart)
  if (!tables || !isInpatient(chart)) return null
  return weightEffects(tables.tables, before, recodings, restOf(chart))
}

/** Where each possible answer to the open questions would lead the stay, upward or downward. */
export async function readExpectations(
  context: Pick<Context, 'db' | 'now'>,
  chart: ChartOfStay,
  questions: readonly OpenQuestion[],
) {
  const { tables } = await tablesFor(context, chart)
  if (!tables || !isInpatient(chart)) return null
  return expectations(tables.tables, linesOf(chart.lines), questions, restOf(chart))
}

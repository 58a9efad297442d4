import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { GpciRow, RvuRow } from './tables.ts'

export type Setting = 'facility' | 'non-facility'
export type ServicePayment = { totalRvuX10000: number; cents: number }
export type RvuRefusal = 'not-in-table' | 'not-paid-by-rvu'

/** Relative values by code and modifier, built once from the rows of a release. */
export type RvuTable = { release: string; byCode: ReadonlyMap<string, RvuRow> }

/** The relative values of a release, for look-up. */
export function buildRvuTable(release: string, rows: readonly RvuRow[]): RvuTable {
  return { release, byCode: new Map(rows.map((row) => [`${row.code} ${row.modifier}`.trim(), row])) }
}

/** Status codes whose units Medicare pays by: active, and restricted coverage. */
const PAID_BY_RVU = new Set(['A', 'R', 'T'])
/** Half up, exactly: the products outgrow what a number holds. */
const rounded = (value: bigint, by: bigint): number => Number((value + by / 2n) / by)

/**
 * What a service pays, in cents: (work x GPCI + practice expense x GPCI + malpractice x GPCI) x conversion factor (42 CFR 414.20). Refuses
 * what the table does not carry and what it carries without paying by units: neither is zero.
 */
export function servicePayment(
  table: RvuTable,
  service: { code: string; modifier?: string; setting: Setting },
  gpci: GpciRow,
  conversionFactorX10000?: number,
): Result<ServicePayment, RvuRefusal> {
  const row = table.byCode.get(`${service.code} ${service.modifier ?? ''}`.trim())
  if (!row) return refuse('not-in-table')
  if (!PAID_BY_RVU.has(row.status)) return refuse('not-paid-by-rvu')
  const practice = service.setting === 'facility' ? row.facilityPeX10000 : row.nonFacilityPeX10000
  const units =
    BigInt(row.workX10000) * BigInt(gpci.workX10000) +
    BigInt(practice) * BigInt(gpci.practiceX10000) +
    BigInt(row.malpracticeX10000) * BigInt(gpci.malpracticeX10000)
  const factor = BigInt(conversionFactorX10000 ?? row.conversionFactorX10000)
  const cents = rounded(units * factor, 10_000n ** 3n / 100n)
  return ok({ totalRvuX10000: row.workX10000 + practice + row.malpracticeX10000, cents })
}

/** The national figures: every index 1. */
export const NATIONAL: GpciRow = {
  contractor: '',
  state: '',
  locality: '',
  name: 'National',
  workX10000: 10_000,
  practiceX10000: 10_000,
  malpracticeX10000: 10_000,
}

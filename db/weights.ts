import { and, eq, inArray } from 'drizzle-orm'
import type { ReferenceRow, Release } from '#app/domain/codes/release.ts'
import type { PaymentKind } from '#app/domain/payment/tables.ts'
import type { Db } from './client.ts'
import { prepared } from './prepared.ts'
import { listReferenceRows } from './releases.ts'
import { releases } from './schema/codes.ts'

/** An active release of a payment table. The id is of one import: other rows have another id. */
export type PaymentReleaseKept = Release & { id: string }

const KINDS: Record<PaymentKind, true> = {
  'msdrg-drgs': true,
  'msdrg-severity': true,
  'msdrg-exclusion-principals': true,
  'msdrg-exclusion-groups': true,
  'msdrg-principals': true,
  'mce-edits': true,
  'mce-unspecified': true,
  'hcc-mapping': true,
  'hcc-coefficients': true,
  'hcc-hierarchies': true,
  'hcc-labels': true,
  'pfs-rvu': true,
  'pfs-gpci': true,
  'ipps-amounts': true,
}

/** The active releases of payment tables, in no order. */
export async function listPaymentReleases(db: Db): Promise<PaymentReleaseKept[]> {
  const { id, kind, edition, startOn, endOn, source } = releases
  const list = prepared(db, 'payment releases', () =>
    db
      .select({ id, kind, edition, startOn, endOn, source })
      .from(releases)
      .where(and(eq(releases.state, 'active'), inArray(releases.kind, Object.keys(KINDS))))
      .prepare(),
  )
  return list.all()
}

/** The rows of a payment release, as its reader wrote them. */
export const listPaymentRows = (db: Db, release: Pick<PaymentReleaseKept, 'id'>): Promise<ReferenceRow[]> =>
  listReferenceRows(db, release.id, 'rows')

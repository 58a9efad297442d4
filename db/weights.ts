import type { ReferenceRow, Release } from '#app/domain/codes/release.ts'
import type { Db } from './client.ts'

export type PaymentReleaseKept = Release & { stamp: string }

/** The active payment releases. */
export async function listPaymentReleases(_db: Db): Promise<PaymentReleaseKept[]> {
  return []
}

/** The rows of a release. */
export async function listPaymentRows(_db: Db, _release: PaymentReleaseKept): Promise<ReferenceRow[]> {
  return []
}

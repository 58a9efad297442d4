import { sha256 } from '#app/domain/audit/hash.ts'
import type { User } from '#app/domain/identity/role.ts'
import { POST_BILL_REASONS, type PostBillReason } from '#app/domain/query/policy.ts'
import type { Timing } from '#app/domain/query/query.ts'
import type { Wish } from './admission.ts'
import { later, momentOn, officeTime } from './clock.ts'
import type { Fate } from './life.ts'
import { officeOf } from './people.ts'
import type { Stay } from './stay.ts'

/** When the chart is first coded, and when the bill would go out. */
export type Timeline = { codedAt: Date; billedAt: Date }

/** Where a demo query after the bill comes from; the same query always gives the same. */
export const reasonAfterBill = (queryId: string): PostBillReason =>
  POST_BILL_REASONS[Number.parseInt(sha256(queryId).slice(0, 8), 16) % POST_BILL_REASONS.length] ?? 'audit'

/** Who asks and when: CDI while the patient is in house, else the coder when the chart is coded, and rarely after the bill. */
export function occasion(stay: Stay, wish: Wish, times: Timeline): { at: Date; author: User; timing: Timing } {
  const { random, facility, nights, day0, now } = stay
  const cdi = officeOf('cdi', facility.id)
  const coders = officeOf('coder', facility.id)
  const dana = coders.find(({ id }) => id === 'demo-u-dana-cole')
  const isRecent = now.getTime() - stay.trueEnd.getTime() < 12 * 24 * 3_600_000
  const coder = isRecent && dana && random.chance(0.4) ? dana : random.pick(coders)
  const wished = coders.find(({ id }) => id === wish.coder)
  if (wish.query !== undefined) {
    const at = later(now, -random.between(3, 40))
    return {
      at,
      author: wished ?? coder,
      timing: stay.encounter.endAt === null || stay.encounter.endAt > at ? 'concurrent' : 'retrospective',
    }
  }
  const isLong = nights >= 3 && stay.encounter.class === 'inpatient'
  if (isLong && (stay.encounter.endAt === null || random.chance(0.45))) {
    const day = random.int(2, nights - 1)
    const at = officeTime(
      momentOn(day0 + day, random.between(9, 15), facility.timeZone),
      facility.timeZone,
      random.next(),
    )
    if (at < stay.trueEnd) return { at, author: random.pick(cdi), timing: 'concurrent' }
  }
  if (random.chance(0.012)) {
    const at = officeTime(later(times.billedAt, random.between(200, 900)), facility.timeZone, random.next())
    if (at <= now) return { at, author: coder, timing: 'post-bill' }
  }
  return { at: later(times.codedAt, random.between(0.05, 0.4)), author: coder, timing: 'retrospective' }
}

/** What is beforehand decided of a query: that of the last days may still be a draft. */
export function fateOf(stay: Stay, wish: Wish, at: Date): Fate {
  if (wish.query === 'open' || wish.query === 'answered') return wish.query
  const age = (stay.now.getTime() - at.getTime()) / 3_600_000
  if (age > 110) return 'drawn'
  if (stay.random.chance(0.14)) return 'draft'
  return stay.random.chance(0.08) ? 'in-review' : 'drawn'
}

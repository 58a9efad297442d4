import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { addBusinessHours, localOf } from '#app/domain/notify/calendar.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addDigest, countForDigest, type DeskCount, hasDigest } from '#db/query-steps.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { linkTo } from './letters.server.ts'
import { policyOf } from './policy.server.ts'

const sayCount = (n: number): string => (n === 0 ? 'none' : String(n))

/** The working day it is where a person works, "2026-09-14", once their office is open; else null. */
async function workingDayOf(context: Context, user: User): Promise<string | null> {
  const facilityId = user.facilityIds.find((id) => id !== ALL_FACILITIES) ?? null
  const { calendar, timeZone } = await policyOf(context, facilityId)
  const at = context.now()
  if (addBusinessHours(at, 0, calendar).getTime() !== at.getTime()) return null
  const { year, month, day } = localOf(at, timeZone)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The daily letter to everyone at the desk who has something answered or overdue: once a working day. Returns how many. */
export async function sendDigests(context: Context): Promise<number> {
  let sent = 0
  for (const count of await countForDigest(context.db, context.now())) if (await sendDigest(context, count)) sent += 1
  return sent
}

async function sendDigest(context: Context, { userId, answered, askedBack, overdue }: DeskCount): Promise<boolean> {
  const { db, now, newId } = context
  const user = await findUser(db, userId)
  const onDay = user?.state === 'active' ? await workingDayOf(context, user) : null
  if (!user || !onDay || (await hasDigest(db, userId, onDay))) return false
  const link = linkTo(context, `/queries?view=${askedBack > 0 ? 'asked-back' : 'answered'}&mine=1`)
  const counts = { answered: sayCount(answered), askedBack: sayCount(askedBack), overdue: sayCount(overdue) }
  const props = { name: user.name, ...counts, link }
  const letter = { id: newId(), template: 'query-digest', toUserId: userId, props, dueAt: now(), createdAt: now() }
  try {
    await commit(db, {
      writes: [addDigest(userId, onDay, now())],
      audit: [
        { what: 'mail.digest', who: 'system', at: now(), onId: userId, detail: { answered, askedBack, overdue } },
      ],
      mail: [letter],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return false
    throw error
  }
  return true
}

import { lastMatured, type Month, monthText, startOf } from '#app/domain/scorecard/measures/month.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { findUser } from '#db/users.ts'
import { type Delivery, listDueDeliveries, markDelivered } from '#db/view-deliveries.ts'
import type { Context } from '../context.server.ts'
import { linkTo } from '../query/letters.server.ts'
import { openView } from './views.server.ts'

const said = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The monthly letters about views, once for each month, when it is complete. Returns how many were written. */
export async function sendViews(context: Context): Promise<number> {
  const month = lastMatured(context.now())
  let sent = 0
  for (const delivery of await listDueDeliveries(context.db, month))
    if (await sendView(context, delivery, month)) sent += 1
  return sent
}

/** To people who may still open the view; for others the month passes without a letter. */
async function sendView(context: Context, delivery: Delivery, month: Month): Promise<boolean> {
  const { db, now, newId } = context
  const user = await findUser(db, delivery.userId)
  const isReader = user !== null && (await openView(context, user, delivery.viewId)) !== null
  const link = linkTo(context, `/scorecards/views/${delivery.viewId}?to=${monthText(month)}`)
  const props = { name: user?.name ?? '', month: said.format(startOf(month)), link }
  const letter = {
    ...{ id: newId(), template: 'scorecard-monthly', toUserId: delivery.userId, props },
    ...{ dueAt: now(), createdAt: now() },
  }
  try {
    await commit(db, {
      writes: [markDelivered(delivery, month)],
      audit: [
        {
          ...{ what: 'scorecard.mailed' as const, who: 'system', at: now(), onId: delivery.viewId },
          detail: { month: monthText(month), letter: isReader },
        },
      ],
      mail: isReader ? [letter] : [],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return false
    throw error
  }
  return isReader
}

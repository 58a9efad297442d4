import type { User } from '#app/domain/identity/role.ts'
import { never } from '#app/domain/shared/result.ts'
import type { Context } from '../context.server.ts'
import { giveInformation } from './ask-back.server.ts'
import { assign } from './assign.server.ts'
import type { Case } from './load.server.ts'
import { passOn } from './pass-on.server.ts'
import { recall } from './recall.server.ts'
import { reconcile } from './reconcile.server.ts'
import { advise, refer } from './refer.server.ts'
import { remind } from './remind.server.ts'
import { withdraw } from './withdraw.server.ts'

export const DESK_DEEDS = [
  'reconcile',
  'withdraw',
  'recall',
  'inform',
  'remind',
  'assign',
  'redirect',
  'refer',
  'advise',
] as const

export type DeskDeed = {
  deed: (typeof DESK_DEEDS)[number]
  comment: string
  reason: string
  words: string
  colleague: string
  clinician: string
  advice: string
}

/** What the desk does with one query. Who may do it was asked before. */
export async function actOnOne(context: Context, user: User, loaded: Case, given: DeskDeed) {
  switch (given.deed) {
    case 'reconcile':
      return reconcile(context, loaded, { userId: user.id, comment: given.comment })
    case 'withdraw':
      return withdraw(context, loaded, { userId: user.id, reason: given.reason })
    case 'recall':
      return recall(context, loaded, user)
    case 'redirect':
      return passOn(context, user, loaded, { toProviderId: given.clinician, words: given.words })
    case 'inform':
      return giveInformation(context, loaded, { user, words: given.words })
    case 'remind':
      return remind(context, loaded, user)
    case 'assign':
      return assign(context, loaded, { user, toUserId: given.colleague })
    case 'refer':
      return refer(context, loaded, { user, words: given.words })
    case 'advise':
      return advise(context, loaded, { user, advice: given.advice, words: given.words })
    default:
      return never(given.deed)
  }
}

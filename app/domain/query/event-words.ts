import type { EventKind, QueryEvent } from './query.ts'

/** What can happen to a query, as its page, its proof and its papers say it. */
const EVENT_WORDS: Record<EventKind, string> = {
  drafted: 'Draft begun',
  'review-asked': 'Second review asked for',
  recalled: 'Taken back from review by its author',
  reviewed: 'Reviewed',
  sent: 'Sent',
  delivered: 'Delivered to',
  viewed: 'Opened by the addressee',
  reminded: 'Reminder sent',
  escalated: 'Escalated',
  redirected: 'Redirected to',
  assigned: 'Assigned',
  'info-asked': 'More information asked for',
  'info-given': 'More information given',
  corrected: 'Corrected as a new version',
  answered: 'Answer signed',
  'taken-back': 'Answer taken back',
  referred: 'Answer referred to the physician advisor',
  advised: 'Advice given',
  reconciled: 'Codes reconciled, query closed',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
}

type Happened = Pick<QueryEvent, 'kind'> & { by: string | null; to: string | null }

/** Returns what happened and to whom, once: not where it is the same person, nor a second "to" where the words end in one. */
export function sayEvent({ kind, by, to }: Happened): string {
  const words = EVENT_WORDS[kind]
  if (!to || to === by) return words.replace(/ to$/, '')
  return words.endsWith(' to') ? `${words} ${to}` : `${words} (to ${to})`
}

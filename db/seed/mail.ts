import type { Mail } from '../commit.ts'
import type { DemoEncounter } from './hospital.ts'
import { FACILITIES, USERS, userOf } from './people.ts'

/** "14 March, 16:00 CDT" in the facility's zone, as the letters of the portal say it. */
function sayDue(dueAt: Date, facilityId: string | null): string {
  const timeZone = FACILITIES.find(({ id }) => id === facilityId)?.timeZone ?? 'UTC'
  const parts = { timeZone, day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hour12: false } as const
  const zone = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' }).formatToParts(dueAt)
  const name = zone.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  return `${new Intl.DateTimeFormat('en-GB', parts).format(dueAt).replace(' at ', ', ')} ${name}`
}

/** Returns the letters that went out for the queries that still wait, so that the mailbox of the demo is not empty. */
export function lettersOf(batch: readonly DemoEncounter[], origin: string): Mail[] {
  return batch.flatMap(({ queries }) =>
    queries.flatMap(({ query }): Mail[] => {
      const { id, state, providerId, sentAt, dueAt, facilityId, authorId } = query
      const provider = USERS.find((user) => user.id === userOf(providerId ?? ''))
      const author = USERS.find((user) => user.id === authorId)
      if (state !== 'open' || !provider || !author || !sentAt || !dueAt) return []
      const props = {
        providerName: provider.name,
        raisedBy: [author.name, author.credentials].filter(Boolean).join(', '),
        dueOn: sayDue(dueAt, facilityId),
        link: `${origin}/queries/${id}/answer`,
      }
      return [
        {
          id: id.replace('demo-q', 'demo-letter'),
          template: 'query-raised',
          toUserId: provider.id,
          about: id,
          props,
          state: 'sent',
          attempts: 1,
          dueAt: sentAt,
          createdAt: sentAt,
          sentAt,
        },
      ]
    }),
  )
}

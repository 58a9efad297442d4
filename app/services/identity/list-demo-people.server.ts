import type { Role } from '#app/domain/identity/role.ts'
import { listUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { ROLE_WORDS } from './frame.server.ts'

const DOES: Record<Role, string> = {
  coder: 'Codes charts, raises queries, reconciles answers',
  cdi: 'Asks while the patient is in house, runs education',
  physician: 'Answers on a phone, sees their own scorecard',
  advisor: 'Takes what was escalated',
  manager: 'Board, compliance, scorecards, audit trail',
  administrator: 'Users, reference data, mailbox, audit trail',
}

/** One person a role, in the order of the loop; nobody outside the demo. */
export async function listDemoPeople({ db, settings }: Context) {
  if (settings.mode !== 'demo') return []
  const users = await listUsers(db, '@demo.addendum.test')
  const featured = new Set<string>()
  return (Object.keys(DOES) as Role[]).flatMap((role) => {
    const person =
      FEATURED.map((email) => users.find((u) => u.email === email)).find(
        (u) => u?.roles[0] === role && !featured.has(u.id),
      ) ?? users.find((u) => u.roles[0] === role)
    if (!person) return []
    featured.add(person.id)
    return [
      { id: person.id, name: person.name, roles: person.roles.map((r) => ROLE_WORDS[r]).join(', '), does: DOES[role] },
    ]
  })
}

/** The people of the tour in the README. */
const FEATURED = ['dana.cole@demo.addendum.test', 'a.osei@demo.addendum.test']

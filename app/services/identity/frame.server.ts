import { may, type Permission } from '#app/domain/identity/permission.ts'
import type { Role, User } from '#app/domain/identity/role.ts'
import { type Context, theContext } from '../context.server.ts'
import { isAtWork } from '../thread.server.ts'
import { limitsFor } from './access-policy.server.ts'
import { findSignedIn } from './require.server.ts'

type Door = { to: string; words: string; place: 'bar' | 'more'; needs: Permission }

/** The menu: every page a person may open, in the order of their day. */
const DOORS: Door[] = [
  { to: '/inbox', words: 'Inbox', place: 'bar', needs: 'query.answer' },
  { to: '/advisor', words: 'Advisor', place: 'bar', needs: 'query.advise' },
  { to: '/worklist', words: 'Work list', place: 'bar', needs: 'worklist.view' },
  { to: '/queries', words: 'Queries', place: 'bar', needs: 'query.board' },
  { to: '/scorecards', words: 'Scorecards', place: 'bar', needs: 'scorecard.any' },
  { to: '/my-scorecard', words: 'My scorecard', place: 'bar', needs: 'scorecard.own' },
  { to: '/education', words: 'Education', place: 'bar', needs: 'education.view' },
  { to: '/templates', words: 'Templates', place: 'bar', needs: 'template.view' },
  { to: '/codes', words: 'Codes', place: 'more', needs: 'codes.view' },
  { to: '/risk', words: 'Risk categories', place: 'more', needs: 'payment.view' },
  { to: '/compliance', words: 'Compliance', place: 'more', needs: 'query.audit' },
  { to: '/cover', words: 'Cover', place: 'more', needs: 'cover.arrange' },
  { to: '/settings/queries', words: 'Query policy', place: 'more', needs: 'policy.manage' },
  { to: '/settings/rates', words: 'Payment rates', place: 'more', needs: 'payment.manage' },
  { to: '/imports', words: 'Chart imports', place: 'more', needs: 'chart.import' },
  { to: '/reference', words: 'Reference data', place: 'more', needs: 'reference.manage' },
  { to: '/openings/new', words: 'Open a chart for a reason', place: 'more', needs: 'chart.open' },
  { to: '/openings', words: 'Opened charts', place: 'more', needs: 'opening.review' },
  { to: '/audit', words: 'Audit trail', place: 'more', needs: 'audit.view' },
  { to: '/backups', words: 'Backups', place: 'more', needs: 'settings.manage' },
  { to: '/retention', words: 'Retention', place: 'more', needs: 'query.hold' },
  { to: '/system', words: 'System', place: 'more', needs: 'settings.manage' },
  { to: '/users', words: 'Users', place: 'more', needs: 'user.manage' },
  { to: '/settings/sign-in', words: 'Sign-in policy', place: 'more', needs: 'settings.manage' },
  { to: '/mailbox', words: 'Mailbox', place: 'more', needs: 'mail.view' },
]

export const ROLE_WORDS: Record<Role, string> = {
  coder: 'Coder',
  cdi: 'CDI specialist',
  physician: 'Physician',
  advisor: 'Physician advisor',
  manager: 'Manager',
  administrator: 'Administrator',
}

/** What stands in the bar of who would find nothing there: administrators work on none of the pages of the others. */
const OWN = ['/reference', '/audit', '/backups', '/users', '/mailbox']

function inBar(doors: Door[]): Omit<Door, 'needs'>[] {
  const isBare = doors.every(({ place }) => place === 'more')
  return doors.map(({ to, words, place }) => ({ to, words, place: isBare && OWN.includes(to) ? 'bar' : place }))
}

/** What every page's frame shows of the person who looks. */
export async function frameOf(request: Request) {
  const context = theContext()
  const user = await findSignedIn(request, context)
  if (!user) return { viewer: null, isDemo: context.settings.mode === 'demo', idleMinutes: 0, isBehind: false }
  return frameFor(context, user, new URL(request.url).pathname)
}

const ROLLED_UP = [
  /^\/(my-scorecard|scorecards)(\/|$)/,
  /^\/education\/(effect|programs|targets)(\/|$)/,
  /^\/education\/sessions\/[^/]+\/effect$/,
]
/** Whether a page's figures come from roll-ups: of a card or a session nobody needs to know that these are behind. */
export const showsRollUps = (path: string): boolean => ROLLED_UP.some((form) => form.test(path))

/** The same for a person already found. */
export function frameFor(context: Context, user: User, path: string) {
  const doors = inBar(DOORS.filter((door) => may(user, door.needs)))
  const roles = user.roles.map((role) => ROLE_WORDS[role]).join(', ')
  return {
    viewer: { name: user.name, roles, doors, path },
    isDemo: context.settings.mode === 'demo',
    idleMinutes: limitsFor(context, user).idleMinutes,
    isBehind: isAtWork('roll-up') && showsRollUps(path),
  }
}

/** Where a person's day begins. */
export function homeOf(user: User): string {
  if (may(user, 'worklist.view') && !user.roles.includes('advisor')) return '/worklist'
  if (may(user, 'query.answer')) return '/inbox'
  if (may(user, 'user.manage')) return '/users'
  return '/account'
}

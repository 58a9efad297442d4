import type { Permission } from '#app/domain/identity/permission.ts'

export type Rule = Permission | 'public' | 'signed-in'
/** Who may open each door: its page (loader) and its deeds (action). What a record needs besides is asked by the deed itself. */
export const ROUTES: Record<string, { loader: Rule; action: Rule }> = {
  $: { loader: 'public', action: 'public' },
  _index: { loader: 'signed-in', action: 'signed-in' },
  account: { loader: 'signed-in', action: 'signed-in' },
  'audit._index': { loader: 'audit.view', action: 'audit.view' },
  'audit.export': { loader: 'audit.view', action: 'audit.view' },
  'charts.$encounterId': { loader: 'chart.view', action: 'coding.change' },
  'codes.search': { loader: 'codes.view', action: 'codes.view' },
  'imports.$importId': { loader: 'chart.import', action: 'chart.import' },
  'imports._index': { loader: 'chart.import', action: 'chart.import' },
  inbox: { loader: 'query.answer', action: 'query.answer' },
  'mailbox.$mailId': { loader: 'mail.view', action: 'mail.view' },
  'mailbox._index': { loader: 'mail.view', action: 'mail.view' },
  'queries.$queryId._index': { loader: 'query.view', action: 'query.board' },
  'queries.$queryId.answer': { loader: 'query.answer', action: 'query.answer' },
  'queries.$queryId.ask': { loader: 'query.answer', action: 'query.answer' },
  'queries.$queryId.compose': { loader: 'query.raise', action: 'query.raise' },
  'queries.$queryId.draft': { loader: 'query.raise', action: 'query.raise' },
  'queries.$queryId.evidence.$number': { loader: 'query.view', action: 'query.view' },
  'queries.$queryId.keep': { loader: 'query.answer', action: 'query.answer' },
  'queries.$queryId.redirect': { loader: 'query.answer', action: 'query.answer' },
  'queries._index': { loader: 'query.board', action: 'query.board' },
  'queries.new': { loader: 'public', action: 'query.raise' },
  'set-up': { loader: 'public', action: 'public' },
  'sign-in': { loader: 'public', action: 'public' },
  'sign-out': { loader: 'public', action: 'public' },
  start: { loader: 'signed-in', action: 'signed-in' },
  'users._index': { loader: 'user.manage', action: 'user.manage' },
  worklist: { loader: 'worklist.view', action: 'worklist.view' },
}

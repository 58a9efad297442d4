import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { download, downloadTables } from '../download.server.ts'
import { onePage } from './one-page.server.ts'
import { tablesOf } from './scorecard-tables.server.ts'
import type { ExportedScorecard } from './view-scorecard.server.ts'

export type Form = 'csv' | 'xlsx' | 'pdf'
export const FORMS: readonly string[] = ['csv', 'xlsx', 'pdf'] satisfies Form[]
export const isForm = (text: string | undefined): text is Form => text !== undefined && FORMS.includes(text)

/** The entry in the audit trail of a download. */
export async function noteExported({ db, now }: Context, user: User, onId: string, form: Form): Promise<void> {
  await commit(db, {
    writes: [],
    audit: [{ what: 'scorecard.exported', who: user.id, at: now(), onId, detail: { form } }],
  })
}

/** A scorecard as a file, with an entry in the audit trail. A CSV holds the one table that is asked for, else the measures. */
export async function exportScorecard(
  context: Context,
  user: User,
  card: ExportedScorecard,
  { form, table, isOwn }: { form: Form; table: string | null; isOwn: boolean },
): Promise<Response> {
  await noteExported(context, user, card.provider.id, form)
  const name = `scorecard-${card.to}`
  if (form === 'pdf') return download(await onePage(card, { isOwn }), 'application/pdf', `${name}.pdf`)
  const tables = tablesOf(card)
  const chosen = tables.filter(({ id }) => id === (table ?? 'shares'))
  return downloadTables(form === 'csv' ? chosen : tables, form, form === 'csv' ? `${name}-${table ?? 'shares'}` : name)
}

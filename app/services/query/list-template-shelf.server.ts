import { PURPOSES } from '#app/domain/query/draft.ts'
import { isReviewDue, latestOf, stateOfTemplate, TEMPLATE_STATES } from '#app/domain/query/templates/shelf.ts'
import { TEMPLATE_FIELDS } from '#app/domain/query/templates/template.ts'
import { rateOf } from '#app/domain/shared/rate.ts'
import { countTemplateUsage, type TemplateUsage } from '#db/templates.ts'
import type { Context } from '../context.server.ts'
import { lintOnce, readShelf, todayOf } from './template-shelf.server.ts'

const oneOf = <T extends string>(of: readonly T[], value: string | null): T | '' =>
  of.find((item) => item === value) ?? ''

/** Usage of a template: how often sent, answered, and which part of the answers was "other" or "cannot be determined", with n and interval. */
export function usageOf(usage: TemplateUsage | undefined) {
  const asked = usage?.asked ?? 0
  const answered = usage?.answered ?? 0
  const escaped = (usage?.byGist.get('undetermined') ?? 0) + (usage?.byGist.get('other') ?? 0)
  return {
    asked,
    answered,
    byGist: [...(usage?.byGist ?? [])].map(([gist, n]) => ({ gist, n })).sort((a, b) => b.n - a.n),
    elsewhere: rateOf(escaped, answered),
  }
}

/** The templates page: filtered by words, field, purpose and state, with review dates and usage. */
export async function listTemplateShelf(context: Context, search: URLSearchParams) {
  const today = todayOf(context.now())
  const filter = {
    words: (search.get('words') ?? '').trim().slice(0, 80),
    field: oneOf(TEMPLATE_FIELDS, search.get('field')),
    purpose: oneOf(PURPOSES, search.get('purpose')),
    state: oneOf([...TEMPLATE_STATES, 'review-due', 'waiting'] as const, search.get('state')),
  }
  const [shelf, usage] = await Promise.all([readShelf(context), countTemplateUsage(context.db)])
  const rows = shelf.map((kept) => {
    const { template, origin } = latestOf(kept)
    const state = stateOfTemplate(kept, today, lintOnce)
    return {
      id: kept.id,
      name: template.name,
      field: template.field,
      purpose: template.purpose,
      kind: template.kind,
      owner: template.owner,
      reviewOn: template.reviewOn,
      version: template.version,
      origin,
      state,
      isWaiting: template.approvedBy === null && state !== 'retired',
      isReviewDue: state !== 'retired' && isReviewDue(template, today),
      usage: usageOf(usage.get(kept.id)),
    }
  })
  const fits = (row: (typeof rows)[number]) => {
    const words = filter.words.toLowerCase()
    const inWords = `${row.name} ${row.id} ${row.owner}`.toLowerCase().includes(words)
    const isField = filter.field === '' || row.field === filter.field
    const isPurpose = filter.purpose === '' || row.purpose === filter.purpose
    return inWords && isField && isPurpose && hasState(row, filter.state)
  }
  return { filter, of: rows.length, rows: rows.filter(fits) }
}

function hasState(row: { state: string; isReviewDue: boolean; isWaiting: boolean }, wanted: string): boolean {
  if (wanted === '') return row.state !== 'retired'
  if (wanted === 'review-due') return row.isReviewDue
  if (wanted === 'waiting') return row.isWaiting
  return row.state === wanted
}

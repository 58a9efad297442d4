import { ForgottenSearch } from '../ui/badge.tsx'
import { KeysDialog } from '../ui/keys-dialog.tsx'
import { ListKeys } from '../ui/list-keys.tsx'
import { Page } from '../ui/page.tsx'
import { VIEW_WORDS } from './words.ts'
import { type WorklistItem, WorklistTable } from './worklist.tsx'
import { WorklistFilterForm } from './worklist-filter.tsx'
import { WorklistFoot } from './worklist-foot.tsx'
import { WorklistPreview } from './worklist-preview.tsx'
import { WorklistSide } from './worklist-side.tsx'

export const WORKLIST_TITLE = 'Work list - Addendum'

type Listed = {
  filter: { view: keyof typeof VIEW_WORDS; sort: string; class: string | null; service: string | null; words: string }
  rows: WorklistItem[]
  next: string | null
  isForgotten: boolean
  isLaterPage: boolean
  counts: Record<string, number>
  saved: { id: string; name: string; search: string }[]
  facilities: { id: string; name: string }[]
  services: string[]
  maySeeWeight: boolean
}

const KEYS: [string, string][] = [
  ['j / k', 'next and previous row'],
  ['Enter', 'open the chart'],
  ['x', 'select the row'],
  ['a', 'assign what is selected to me'],
  ['/', 'search'],
  ['f', 'filter'],
  ['?', 'these keys'],
]

/** The page that coders live in. It runs no React in the browser: links, forms, and the keys of every list. */
export function WorklistView({ list, search }: { list: Listed; search: string }) {
  const linkTo = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(change)) value === null ? next.delete(key) : next.set(key, value)
    return `/worklist?${next}`
  }
  return (
    <Page
      title="Work list"
      lead={VIEW_WORDS[list.filter.view]}
      actions={list.maySeeWeight ? <a href={linkTo({ sort: 'value', after: null })}>By expected weight</a> : null}
    >
      <div className="worklist-page">
        <WorklistSide view={list.filter.view} counts={list.counts} saved={list.saved} search={search} linkTo={linkTo} />
        <div className="stack">
          <WorklistFilterForm
            filter={list.filter}
            facility={new URLSearchParams(search).get('facility') ?? ''}
            facilities={list.facilities}
            services={list.services}
          />
          {list.isForgotten ? <ForgottenSearch /> : null}
          <WorklistTable rows={list.rows} sort={list.filter.sort} linkTo={linkTo} />
          {list.filter.words !== '' || list.filter.sort === 'name' ? (
            <p className="quiet small">
              Restricted charts are found by no name and stand only in the lists by date.{' '}
              <a href="/openings/new">Open a chart for a reason</a>
            </p>
          ) : null}
          <WorklistFoot
            search={search}
            shown={list.rows.length}
            first={list.isLaterPage ? linkTo({ after: null }) : null}
            next={list.next ? linkTo({ after: list.next }) : null}
          />
        </div>
        <WorklistPreview />
      </div>
      <KeysDialog keys={KEYS} />
      <ListKeys />
    </Page>
  )
}

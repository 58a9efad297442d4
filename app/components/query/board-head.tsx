import { type BoardColumn, type BoardView, boardSortOf, pressed, writeBoardSort } from '#app/domain/query/board.ts'
import { BOARD_VIEW_WORDS, sayCount } from './board-words.ts'

type LinkTo = (change: Record<string, string | null>) => string

const COLUMNS: [by: BoardColumn, words: string][] = [
  ['about', 'About'],
  ['patient', 'Patient'],
  ['to', 'To'],
  ['from', 'From'],
  ['sent', 'Sent'],
]

/** The views with how many queries each holds under the same filters; every view begins in its own order. */
export function BoardTabs(props: {
  view: BoardView
  counts: Record<BoardView, number | null>
  countedUpTo: number
  linkTo: LinkTo
}) {
  const { view, counts, countedUpTo, linkTo } = props
  return (
    <nav className="tabs" aria-label="States">
      {BOARD_VIEW_WORDS.map(([one, words]) => (
        <a key={one} href={linkTo({ view: one, sort: null })} aria-current={one === view ? 'page' : undefined}>
          {words} <span className="count">{sayCount(counts[one], countedUpTo)}</span>
        </a>
      ))}
    </nav>
  )
}

/** The head of the board: each column's name sorts by it, and turns it round where it already does. The order is in the address. */
export function BoardHead(props: { isOpen: boolean; sort: string; linkTo: LinkTo }) {
  const { isOpen, linkTo } = props
  const sort = boardSortOf(props.sort, isOpen ? 'open' : 'closed')
  const last: [BoardColumn, string] = isOpen ? ['due', 'Due'] : ['changed', 'Changed']
  return (
    <thead>
      <tr>
        <th scope="col">
          <SelectAll />
        </th>
        {[...COLUMNS, last, ['step', 'Who acts next'] as const].map(([by, words]) => (
          <th key={by} scope="col" aria-sort={sort.by === by ? (sort.isDown ? 'descending' : 'ascending') : undefined}>
            <a href={linkTo({ sort: writeBoardSort(pressed(by, sort)) })}>
              {words} {sort.by === by ? (sort.isDown ? '\u2193' : '\u2191') : ''}
            </a>
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Selects the whole page; without a script each row has its own box. */
function SelectAll() {
  return (
    <input
      type="checkbox"
      aria-label="Select all on this page"
      onChange={(event) => {
        for (const box of document.querySelectorAll<HTMLInputElement>('[data-row] input[type=checkbox]'))
          box.checked = event.currentTarget.checked
      }}
    />
  )
}

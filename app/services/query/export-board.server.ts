import type { User } from '#app/domain/identity/role.ts'
import { type BoardCursor, boardSortOf, whoActsNext } from '#app/domain/query/board.ts'
import { commit } from '#db/commit.ts'
import { type BoardFilter, type BoardRow, listBoard } from '#db/query-board.ts'
import type { Context } from '../context.server.ts'
import { csvResponse } from '../csv.server.ts'
import { downloadTables } from '../download.server.ts'
import { wordsBehind } from '../views/search-words.server.ts'
import { filterOf } from './read-board.server.ts'

const PIECE = 500
/** A workbook is built in memory: a board of more rows goes out as CSV. */
const MOST_IN_WORKBOOK = 20_000

const COLUMNS = [
  ...['query', 'title', 'state', 'patient', 'encounter', 'facility', 'to', 'from'],
  ...['sent', 'due', 'opened', 'changed', 'ladder step', 'who acts next'],
]

const moment = (at: Date | null): string => at?.toISOString() ?? ''
const lineOf = (row: BoardRow): string[] => [
  ...[row.id, row.title, row.state, row.patientName, row.encounterId, row.facilityName ?? ''],
  ...[row.providerName ?? '', row.deskName ?? '', moment(row.sentAt), moment(row.dueAt), moment(row.viewedAt)],
  ...[moment(row.updatedAt), String(row.ladderStep), whoActsNext(row)],
]

/** All rows of the board as it is filtered and sorted, in pieces; times in UTC. */
async function* linesOf({ db }: Context, filter: BoardFilter, search: URLSearchParams): AsyncGenerator<string[]> {
  const sort = boardSortOf(search.get('sort'), filter.view)
  for (let after: BoardCursor | null = null; ; ) {
    const rows: BoardRow[] = await listBoard(db, filter, { sort, after, limit: PIECE })
    for (const row of rows) yield lineOf(row)
    const last = rows.at(-1)
    if (rows.length < PIECE || !last) return
    after = { value: last.sortedBy, id: last.id }
  }
}

/** The board as a file, with an entry in the audit trail. */
export async function exportBoard(
  context: Context,
  user: User,
  search: URLSearchParams,
  form: 'csv' | 'xlsx',
): Promise<Response> {
  const words = (await wordsBehind(context, user.id, search)) ?? ''
  const filter = filterOf(user, search, { words, now: context.now() })
  const { view } = filter
  await commit(context.db, {
    writes: [],
    audit: [{ what: 'query.board-exported', who: user.id, at: context.now(), detail: { board: view, form } }],
  })
  const name = `queries-${view}`
  if (form === 'csv') return csvResponse(name, withHead(linesOf(context, filter, search)))
  const rows: string[][] = []
  for await (const line of linesOf(context, filter, search)) {
    if (rows.length === MOST_IN_WORKBOOK) {
      rows.push([`Only the first ${MOST_IN_WORKBOOK} rows are here: the CSV holds all.`])
      break
    }
    rows.push(line)
  }
  return downloadTables([{ name: 'Queries', columns: COLUMNS, rows }], form, name)
}

async function* withHead(lines: AsyncGenerator<string[]>): AsyncGenerator<string[]> {
  yield COLUMNS
  yield* lines
}

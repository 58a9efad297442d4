import { ALL_FACILITIES, isOfFacility, may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import {
  BOARD_COUNTED_UP_TO,
  BOARD_VIEWS,
  type BoardView,
  boardSortOf,
  isByDue,
  writeBoardSort,
} from '#app/domain/query/board.ts'
import { listFacilities } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { listProvidersOfFacility } from '#db/providers.ts'
import { type BoardFilter, type BoardRow, countAgeing, countBoard, findBoardPlace, listBoard } from '#db/query-board.ts'
import { listUsersWithRole } from '#db/query-steps.ts'
import type { Context } from '../context.server.ts'
import { readSavedViews } from '../views/saved-views.server.ts'
import { wordsBehind } from '../views/search-words.server.ts'

const PAGE = 50

/** The board's address is its state: view, sort, whose, facility, author, provider, and the last row of the page before; `words` stand behind its `find`. */
export function filterOf(
  user: User,
  search: URLSearchParams,
  { words, now }: { words: string; now: Date },
): BoardFilter {
  const view: BoardView = BOARD_VIEWS.find((v) => v === search.get('view')) ?? 'open'
  const own = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const facility = search.get('facility')
  const facilityIds = facility && isOfFacility(user, facility) ? [facility] : own
  const isMine = search.get('mine') === '1' || view === 'drafts'
  const deskUserId = isMine ? user.id : search.get('author') || null
  return {
    view,
    facilityIds,
    deskUserId,
    providerId: search.get('provider') || null,
    words,
    now,
  }
}

/** One page of the board with what can be filtered by and who can be asked or take over. */
export async function readBoard(context: Context, user: User, search: URLSearchParams) {
  const { db, now } = context
  const at = now()
  const words = await wordsBehind(context, user.id, search)
  const filter = filterOf(user, search, { words: words ?? '', now: at })
  const { view } = filter
  const sort = boardSortOf(search.get('sort'), view)
  const lastId = search.get('after')
  const after = lastId === null ? null : await findBoardPlace(db, filter, { sort, id: lastId })
  const found = await listBoard(db, filter, { sort, after, limit: PAGE + 1 })
  const rows = found.slice(0, PAGE)
  await commit(db, {
    writes: [],
    audit: [{ what: 'worklist.viewed', who: user.id, at, detail: { board: view, rows: found.length } }],
  })
  const last = found.length > PAGE ? rows.at(-1) : undefined
  return {
    now: at,
    words: words ?? '',
    isForgotten: words === null,
    view,
    sort: writeBoardSort(sort),
    isMine: search.get('mine') === '1',
    rows: rows.map(shownRow),
    next: last?.id ?? null,
    counts: await countBoard(db, filter, user.id),
    countedUpTo: BOARD_COUNTED_UP_TO,
    ageing: isByDue(view) ? await countAgeing(db, filter) : [],
    choices: await readChoices(context, user),
    saved: (await readSavedViews(context, user.id, 'queries')).map(({ id, name, search }) => ({ id, name, search })),
  }
}

/** As much of the question as the preview has room for. */
const PREVIEWED = 400

/** What the board shows of a row, and no more: the rows travel behind the page too. */
function shownRow({ sortedBy: _, question, ...row }: BoardRow) {
  return { ...row, question: question.length > PREVIEWED ? `${question.slice(0, PREVIEWED)} ...` : question }
}

async function readChoices({ db }: Context, user: User) {
  const facilities = (await listFacilities(db)).filter(({ id }) => isOfFacility(user, id))
  const desk = [...(await listUsersWithRole(db, 'coder')), ...(await listUsersWithRole(db, 'cdi'))]
  const isNear = (other: User) =>
    user.facilityIds.includes(ALL_FACILITIES) ||
    other.facilityIds.includes(ALL_FACILITIES) ||
    other.facilityIds.some((id) => user.facilityIds.includes(id))
  const authors = new Map(desk.filter(isNear).map(({ id, name }) => [id, { id, name }]))
  const only = facilities.length === 1 ? (facilities[0]?.id ?? null) : null
  const providers = await listProvidersOfFacility(db, only)
  return {
    facilities: facilities.map(({ id, name }) => ({ id, name })),
    authors: [...authors.values()],
    providers: providers.map(({ id, name }) => ({ id, name })),
    mayPassOn: may(user, 'query.review'),
  }
}

import { join } from 'node:path'
import type { User } from '#app/domain/identity/role.ts'
import type { PeerGroup } from '#app/domain/scorecard/measures/peer-group.ts'
import { never } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { isLargeHouse } from '#db/everyone.ts'
import { askedThread } from '../asked-thread.server.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { type CodingAsked, type CodingBoard, codingBoard } from './coding-board.server.ts'
import { type GroupAsked, reckonGroup } from './colleagues.server.ts'
import { type FamiliesAsked, type FamiliesBoard, familiesBoard } from './families-board.server.ts'
import { atHand, fresh, type Kept } from './fresh.server.ts'
import { type GroupRow, type RowsAsked, reckonRows } from './group-rows.server.ts'
import { noteLook } from './looks.server.ts'
import { type PostBillAsked, type PostBillRows, reckonPostBill } from './post-bill-rows.server.ts'
import { type ProgramAsked, type ProgramBoard, programBoard } from './program-board.server.ts'
import { type ListAsked, type ProviderRows, reckonList } from './provider-rows.server.ts'

/** What is said of everyone, or of a whole specialty: plain data, asked and answered. */
type Questions = {
  peers: GroupAsked
  program: ProgramAsked
  families: FamiliesAsked
  list: ListAsked
  rows: RowsAsked
  coding: CodingAsked
  'post-bill': PostBillAsked
}
type Answers = {
  peers: PeerGroup
  program: ProgramBoard
  families: FamiliesBoard
  list: ProviderRows
  rows: GroupRow[]
  coding: CodingBoard
  'post-bill': PostBillRows
}
type Kind = keyof Questions
/** One question, as it goes to the thread. */
export type Figures = { [K in Kind]: { kind: K; asked: Questions[K] } }[Kind]

/** Reckons in whatever thread this is. */
export function reckonHere(context: Context, figures: Figures): Promise<Answers[Kind]> {
  switch (figures.kind) {
    case 'peers':
      return reckonGroup(context, figures.asked)
    case 'program':
      return programBoard(context, figures.asked)
    case 'families':
      return familiesBoard(context, figures.asked)
    case 'list':
      return reckonList(context, figures.asked)
    case 'rows':
      return reckonRows(context, figures.asked)
    case 'coding':
      return codingBoard(context, figures.asked)
    case 'post-bill':
      return reckonPostBill(context, figures.asked)
    default:
      return never(figures)
  }
}

const file = join(treeRoot, 'build/server/reckoner.js')
/** All are added up from the same sums of everyone, but coding: in a large house it walks stays for minutes, and nobody else waits for that. */
const [askEveryone, askCoding] = [askedThread<Figures, Answers[Kind]>(file), askedThread<Figures, Answers[Kind]>(file)]

function reckon<K extends Kind>(context: Context, kind: K, asked: Questions[K]): Promise<Answers[K]> {
  const figures = { kind, asked } as Figures
  // A small house adds up in milliseconds, and from the sources there is no thread beside the server.
  const isAside = import.meta.env.PROD && isLargeHouse(context.db)
  const askThread = kind === 'coding' ? askCoding : askEveryone
  return (isAside ? askThread(figures) : reckonHere(context, figures)) as Promise<Answers[K]>
}

const kept: { [K in Kind]: Kept<Answers[K]> } = {
  ...{ peers: new WeakMap(), program: new WeakMap(), families: new WeakMap(), list: new WeakMap() },
  ...{ rows: new WeakMap(), coding: new WeakMap(), 'post-bill': new WeakMap() },
}
/** Of each kind so many are kept: groups of some hundreds of kilobytes, the others of some tens. */
const KEPT = 48
/** Bands stand for longer than what is added up in a moment: a house has dozens of specialties, and each has its own. */
const LEAST_MS: Partial<Record<Kind, number>> = { peers: 600_000 }

/** Whether a question of a thread that answers others too is one of these. */
export const isOfFigures = (question: { kind: string }): question is Figures => question.kind in kept

const held = (kind: Kind) => ({ standsMs: 0, atHand: KEPT, leastMs: LEAST_MS[kind] })

/** What was reckoned a while ago, as long as it stands in a large house; else reckoned now. */
export const figuresOf = <K extends Kind>(context: Context, kind: K, asked: Questions[K]): Promise<Answers[K]> =>
  fresh(kept[kind], context, asked, () => reckon(context, kind, asked), held(kind))

/** The same, but null in a large house where it would have to be waited for: it is begun. */
export const figuresAtHand = <K extends Kind>(
  context: Context,
  kind: K,
  asked: Questions[K],
): Promise<Answers[K] | null> => atHand(kept[kind], context, asked, () => reckon(context, kind, asked), held(kind))

/** The figures of a page of everyone, with the entry in the trail that says who looked at them. */
export async function viewFigures<K extends Kind>(
  context: Context,
  user: User,
  { kind, asked }: { kind: K; asked: Questions[K] },
  detailOf: (found: Answers[K]) => Record<string, string | number | boolean>,
): Promise<Answers[K]> {
  const { db, now } = context
  noteLook(context)
  const found = await figuresOf(context, kind, asked)
  await commit(db, {
    writes: [],
    audit: [{ what: 'scorecard.viewed', who: user.id, at: now(), detail: detailOf(found) }],
  })
  return found
}

import { TOO_FEW } from '#app/domain/shared/rate.ts'
import { at, sum } from './vector.ts'

/** A cross table as it may be shown; null is hidden. Totals are hidden only where nothing else can protect a small cell. */
export type ShownTable = {
  cells: (number | null)[][]
  rows: (number | null)[]
  columns: (number | null)[]
  total: number | null
}

/**
 * A table with its totals is a circulation: total -> row -> column -> back. What a reader cannot know are the hidden edges, and he can
 * narrow one down exactly as far as hidden edges cannot carry flow around it.
 */
type Edge = { from: number; to: number; value: number; cost: number; hidden: boolean; sensitive: boolean }
type Move = { to: number; room: number; edge: Edge }

const FREE = Number.POSITIVE_INFINITY
// Hiding a total tells people less than hiding any number of cells, so it comes last.
const TOTAL_COST = 1e9

/**
 * The table of counts with every cell of 1 to `fewest` - 1 hidden, and so many others that no hidden small cell can be narrowed to fewer
 * than `fewest` values from what is shown, its totals and the knowledge that counts are not negative. A nonempty table
 * whose total is itself too small is hidden whole. Cox, JASA 1980;75:377-385 (network view of complementary suppression).
 */
export function suppressSmall(counts: readonly (readonly number[])[], fewest: number = TOO_FEW): ShownTable {
  const edges = edgesOf(counts, fewest)
  const [rows, columns] = [counts.length, counts[0]?.length ?? 0]
  const nodes = rows + columns + 2
  const total = edges[0]
  if (total?.sensitive) for (const edge of edges) edge.hidden = true
  for (const edge of edges) if (edge.sensitive) protect(edges, nodes, edge, fewest - 1)
  const shown = (edge: Edge | undefined): number | null => (edge && !edge.hidden ? edge.value : null)
  return {
    cells: counts.map((row, i) => row.map((_, j) => shown(edges[1 + rows + columns + i * columns + j]))),
    rows: counts.map((_, i) => shown(edges[1 + i])),
    columns: Array.from({ length: columns }, (_, j) => shown(edges[1 + rows + j])),
    total: shown(total),
  }
}

function edgesOf(counts: readonly (readonly number[])[], fewest: number): Edge[] {
  const columns = counts[0]?.length ?? 0
  const [source, sink] = [0, 1]
  const make = (from: number, to: number, value: number, extra: number): Edge => {
    const small = value > 0 && value < fewest
    return { from, to, value, cost: 1 + value + extra, hidden: small, sensitive: small }
  }
  const rowNode = (i: number) => 2 + i
  const columnNode = (j: number) => 2 + counts.length + j
  const columnSum = (j: number) => sum(counts.map((row) => at(row, j)))
  return [
    make(sink, source, sum(counts.map(sum)), TOTAL_COST * 1000),
    ...counts.map((row, i) => make(source, rowNode(i), sum(row), TOTAL_COST)),
    ...Array.from({ length: columns }, (_, j) => make(columnNode(j), sink, columnSum(j), TOTAL_COST)),
    ...counts.flatMap((row, i) => row.map((value, j) => make(rowNode(i), columnNode(j), value, 0))),
  ]
}

/** Hides further edges, cheapest way round first, until the edge's value could lie anywhere in a range of `width`. */
function protect(edges: Edge[], nodes: number, edge: Edge, width: number): void {
  for (let round = 0; round < edges.length; round++) {
    const up = flowBetween(edges, nodes, edge, 'up', width)
    const down = Math.min(edge.value, flowBetween(edges, nodes, edge, 'down', edge.value))
    const missing = width - up - down
    if (missing <= 0) return
    const way = cheapestWay(edges, nodes, edge, missing) ?? cheapestWay(edges, nodes, edge, 1)
    const fresh = way?.filter((step) => !step.hidden) ?? []
    if (fresh.length === 0) break
    for (const step of fresh) step.hidden = true
  }
  for (const other of edges) other.hidden = true
}

/** How far the edge's value can rise or fall, up to `limit`, with the hidden edges making up for it (maximum flow by breadth-first search). */
function flowBetween(edges: Edge[], nodes: number, around: Edge, way: 'up' | 'down', limit: number): number {
  const change = new Map<Edge, number>()
  const movesOf = (edge: Edge): [number, Move][] => {
    const moved = change.get(edge) ?? 0
    return [
      [edge.from, { to: edge.to, room: FREE, edge }],
      [edge.to, { to: edge.from, room: edge.value + moved, edge }],
    ]
  }
  const [start, goal] = way === 'up' ? [around.to, around.from] : [around.from, around.to]
  let flow = 0
  while (flow < limit) {
    const moves = graphOf(edges, nodes, (edge) => (edge.hidden && edge !== around ? movesOf(edge) : []))
    const path = shortestPath(moves, start, goal, () => 1, 1)
    if (!path) return flow
    const room = Math.min(limit - flow, ...path.map((move) => move.room))
    for (const move of path) {
      const sign = move.to === move.edge.to ? 1 : -1
      change.set(move.edge, (change.get(move.edge) ?? 0) + sign * room)
    }
    flow += room
  }
  return flow
}

/** The cheapest closed way around the edge along which `amount` can be moved, hidden edges being free. */
function cheapestWay(edges: Edge[], nodes: number, around: Edge, amount: number): Edge[] | null {
  const moves = graphOf(edges, nodes, (edge) =>
    edge === around
      ? []
      : [
          [edge.from, { to: edge.to, room: FREE, edge }],
          [edge.to, { to: edge.from, room: edge.value, edge }],
        ],
  )
  const cost = (move: Move): number => (move.edge.hidden ? 0.001 : move.edge.cost)
  return shortestPath(moves, around.to, around.from, cost, amount)?.map((move) => move.edge) ?? null
}

function graphOf(edges: Edge[], nodes: number, movesOf: (edge: Edge) => [number, Move][]): Move[][] {
  const moves: Move[][] = Array.from({ length: nodes }, () => [])
  for (const edge of edges) for (const [from, move] of movesOf(edge)) moves[from]?.push(move)
  return moves
}

/** Dijkstra's shortest path over the moves that have room for `amount`; null where there is none. */
function shortestPath(
  moves: Move[][],
  start: number,
  goal: number,
  cost: (move: Move) => number,
  amount: number,
): Move[] | null {
  const best = new Map<number, { cost: number; path: Move[] }>([[start, { cost: 0, path: [] }]])
  const done = new Set<number>()
  for (;;) {
    let here = -1
    for (const [node, { cost: reached }] of best) {
      if (!done.has(node) && (here < 0 || reached < (best.get(here)?.cost ?? FREE))) here = node
    }
    const reached = best.get(here)
    if (!reached) return null
    if (here === goal) return reached.path
    done.add(here)
    for (const move of moves[here] ?? []) {
      const total = reached.cost + cost(move)
      if (move.room < amount || total >= (best.get(move.to)?.cost ?? FREE)) continue
      best.set(move.to, { cost: total, path: [...reached.path, move] })
    }
  }
}

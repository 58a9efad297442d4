/** In what a gap is weighed: the MS-DRG weight of an inpatient stay, or the raw CMS-HCC score of any other encounter. Never added up. */
export const SCALES = ['drg', 'hcc'] as const
export type Scale = (typeof SCALES)[number]

/** Where an open code may lead: what it would change x 10,000 (null: the loaded tables cannot tell), and how often the group writes that code. */
export type Outcome = { changeX10000: number | null; written: number }
/** One open code: the mean of what stating it would change, and how far that goes, up or down. */
export type Move = { netX10000: number; sizeX10000: number }
/** An open code that was looked at; `move` null: it cannot be told, which is not zero. */
export type Weighed = { scale: Scale; move: Move | null }

/** Open codes of one scale: how many were looked at and could be told, and the means of these; null where none could. */
export type OnScale = { looked: number; told: number; netX10000: number | null; sizeX10000: number | null }
/** What better documentation of a target would change in weight, from a part of its open codes. */
export type TargetWeight = { looked: number } & Record<Scale, OnScale>

/**
 * The mean over the codes that would state it, each as often as the group writes it; all alike where it writes none. What cannot be told is left
 * out of the mean and never counted as zero; null where nothing can be told.
 */
export function moveOf(outcomes: readonly Outcome[]): Move | null {
  const isWritten = outcomes.some(({ written }) => written > 0)
  let [share, net, size] = [0, 0, 0]
  for (const { changeX10000, written } of outcomes) {
    const part = isWritten ? written : 1
    if (changeX10000 === null) continue
    share += part
    net += part * changeX10000
    size += part * Math.abs(changeX10000)
  }
  return share === 0 ? null : { netX10000: net / share, sizeX10000: size / share }
}

/** The means over the open codes of a target that were looked at, each scale by itself. */
export function targetWeightOf(weighed: readonly Weighed[]): TargetWeight {
  return { looked: weighed.length, drg: onScale(weighed, 'drg'), hcc: onScale(weighed, 'hcc') }
}

function onScale(all: readonly Weighed[], scale: Scale): OnScale {
  const own = all.filter((one) => one.scale === scale)
  const moves = own.flatMap(({ move }) => move ?? [])
  const mean = (of: (move: Move) => number) =>
    moves.length === 0 ? null : moves.reduce((sum, move) => sum + of(move), 0) / moves.length
  return {
    ...{ looked: own.length, told: moves.length },
    ...{ netX10000: mean((move) => move.netX10000), sizeX10000: mean((move) => move.sizeX10000) },
  }
}

/** Weight a month that so many gaps would move, up or down, x 10,000; null where it cannot be told, zero where none is of this scale. */
export function weightAMonth(weight: TargetWeight | null, scale: Scale, gapsAMonth: number): number | null {
  if (weight === null || weight.looked === 0) return null
  const { looked, sizeX10000 } = weight[scale]
  if (looked === 0) return 0
  return sizeX10000 === null ? null : (sizeX10000 * gapsAMonth * looked) / weight.looked
}

/** The larger first; what cannot be told stands behind all that is known to move, and before what is known not to. */
export function byWeight(a: number | null, b: number | null): number {
  const rank = (n: number | null): number => {
    if (n === null) return 1
    return n > 0 ? 2 : 0
  }
  return rank(b) - rank(a) || (b ?? 0) - (a ?? 0)
}

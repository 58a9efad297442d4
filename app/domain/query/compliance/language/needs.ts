import { alternativesOf, lengthAt } from './factored.ts'
import { onceFor } from './once-for.ts'

/*
 * Most expressions look for words that a text does not hold. What each cannot do without, three letters at a time, is read from its source
 * once ("reimburs\w*" needs "rei", "eim", "imb" ...); a text's own threes are marked once, and only expressions whose letters are all there
 * are tried. Upper and lower case count as one, so that what is told to be missing is missing in either.
 */

/**
 * Threes that must all stand in a text, and choices of which one each must be met; `first` is the first three, or 0, which every text holds, and
 * `met` what was found in the text of the number `text`.
 */
export type Need = {
  first: number
  threes: readonly number[]
  choices: readonly (readonly Need[])[]
  text: number
  met: boolean
}

/** The shortest choice comes first: it is soonest known not to be met. */
const need = (threes: readonly number[], choices: Need['choices']): Need => ({
  first: threes[0] ?? 0,
  threes,
  choices: choices.toSorted((a, b) => a.length - b.length),
  text: 0,
  met: false,
})
const needsNothing = ({ threes, choices }: Need): boolean => threes.length === 0 && choices.length === 0

/** The number of a letter, 1 to 26, or 0 for another sign. */
function letterOf(code: number): number {
  const low = code | 32
  return low >= 97 && low <= 122 ? low - 96 : 0
}

/** So many are told by five bits a letter. */
const THREES = 1 << 15
const QUANTIFIER = /^(?:[?*+]|\{\d+(?:,\d*)?\})/
const MAY_BE_MISSING = /^(?:[?*]|\{0)/
const LOOKS_AROUND = /^\(\?<?[!=]/
const OPENING = /^\((?:\?:|\?<\w+>)?/

function threesOf(letters: string): number[] {
  return Array.from({ length: Math.max(0, letters.length - 2) }, (_, at) =>
    [0, 1, 2].reduce((three, next) => (three << 5) | letterOf(letters.charCodeAt(at + next)), 0),
  )
}

const NEEDS = new Map<string, Need>()

/** Returns what a text must hold, so that an expression of this source can match; the word classes that many share are read once. */
export function needOf(source: string): Need {
  const before = NEEDS.get(source)
  if (before) return before
  const choices = alternativesOf(source).map(needOfOne)
  const [only] = choices
  const made = only && choices.length === 1 ? only : need([], choices.some(needsNothing) ? [] : [choices])
  NEEDS.set(source, made)
  return made
}

/** What a run of pieces needs: letters that stand side by side, and what each group needs that may not be missing. */
function needOfOne(source: string): Need {
  const needs: Need[] = []
  let letters = ''
  const close = () => {
    needs.push(need(threesOf(letters), []))
    letters = ''
  }
  for (let at = 0; at < source.length; ) {
    const piece = source.slice(at, at + lengthAt(source, at))
    const quantifier = QUANTIFIER.exec(source.slice(at + piece.length, at + piece.length + 12))?.[0] ?? ''
    at += piece.length + quantifier.length
    if (/^[a-z]$/i.test(piece) && quantifier === '') {
      letters += piece
      continue
    }
    close()
    if (piece.startsWith('(') && !LOOKS_AROUND.test(piece) && !MAY_BE_MISSING.test(quantifier))
      needs.push(needOf(piece.slice(OPENING.exec(piece)?.[0].length, -1)))
  }
  close()
  return need(
    needs.flatMap(({ threes }) => threes),
    needs.flatMap(({ choices }) => choices),
  )
}

// Expressions over all signs name them in ways that are not read here.
const needOfTest = onceFor(({ source, unicode }: RegExp): Need => (unicode ? need([], []) : needOf(source)))

/** The threes of the text that was asked about last: a place holds the number of the last text that has it, counted from 1. */
const HELD = new Float64Array(THREES)
let held: { text: string | null; number: number } = { text: null, number: 0 }

function hold(text: string): void {
  if (text === held.text) return
  held = { text, number: held.number + 1 }
  HELD[0] = held.number
  let three = 0
  for (let at = 0; at < text.length; at += 1) {
    three = ((three << 5) | letterOf(text.charCodeAt(at))) & (THREES - 1)
    HELD[three] = held.number
  }
}

function isMet(each: Need): boolean {
  if (each.text === held.number) return each.met
  each.text = held.number
  each.met = each.threes.every(isHeld) && each.choices.every(isOneMet)
  return each.met
}

const isHeld = (three: number): boolean => HELD[three] === held.number

function isOneMet(choice: readonly Need[]): boolean {
  for (const each of choice) if (isHeld(each.first) && isMet(each)) return true
  return false
}

/** Returns whether a text holds what an expression needs; only where it does may the expression match. */
export function holds(text: string, needed: Need): boolean {
  hold(text)
  return isHeld(needed.first) && isMet(needed)
}

/** Returns whether an expression may match a text, at a small part of the price of trying. */
export const mayMatch = (text: string, test: RegExp): boolean => holds(text, needOfTest(test))

/** Returns whether an expression matches a text, as its own `test` does. */
export const isIn = (text: string, test: RegExp): boolean => mayMatch(text, test) && test.test(text)

import { pattern } from '../language/pattern.ts'
import words from './impact-classes.json'
import table from './impact-frames.json'
import more from './impact-frames-more.json'
import type { Family } from './matching.ts'

const CLASSES: Record<string, readonly string[]> = words.classes
const OUT = 'leave it out: ask the clinical question alone'

/** The classes of the data file stand in braces; one may name another, no deeper. */
const filled = (source: string): string =>
  source.replace(/\{([a-z]+)\}/g, (all, name: string) => {
    const words = CLASSES[name]
    return words ? `(?:${words.join('|')})` : all
  })

/** Who acts on a stay or a service, what places it, who counts and compares, what a wording earns: classes of words joined in an order. */
export const FRAMES: Family[] = [...table.families, ...more.families].map(({ why, frames }) => ({
  test: pattern(...frames.map((frame) => filled(frame))),
  why: `${why}: ${OUT}.`,
}))

import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { standingOf } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import { diagnosesOf } from './answer-list.ts'
import { assertedIn } from './defining.ts'
import { currentTexts } from './evidence.ts'
import table from './lone-answers.json'
import common from './lone-answers-common.json'
import type { Offer } from './offers.ts'

const worded = (words: string) => new RegExp(`(?<![\\w-])(?:${words})`, 'i')

type Lone = {
  offered: string[]
  missing: string
  given: string
  signs: string[]
  least: number
  unless: string
  despite?: number
  known?: boolean
}
const ENTRIES: readonly Lone[] = [...table.lone, ...common.lone]

const LONE = ENTRIES.map(({ offered, missing, given, signs, least, unless, despite, known }) => ({
  offered,
  missing,
  given: worded(given),
  signs: signs.map(worded),
  least,
  unless: worded(unless),
  /** So many kinds of signs leave the lower one beside a plain sign of the graver. */
  despite: despite ?? Number.POSITIVE_INFINITY,
  /** It is missing beside a documented answer too: what is new is not the old condition alone. */
  known: known === true,
}))

const isOf = (id: string, offered: readonly string[]) => offered.some((top) => isSameOrDeeper(id, top))

/** Returns the lower or alternative answer that is missing where only the graver ones of a family are offered ("acute tubular necrosis" alone over vomiting, a low FENa and a creatinine that fell with fluids), or null. */
export function missingBesideLone(reading: Reading, offer: Offer): string | null {
  if (offer.length === 0) return null
  const answers = diagnosesOf(reading).map(({ passage }) => passage.text)
  const found = LONE.filter(
    ({ offered, given, known }) =>
      offer.every((ids) => ids.some((id) => isOf(id, offered))) &&
      (known || !offer.flat().some((id) => isOf(id, offered) && standingOf(id, reading.documented) === 'documented')) &&
      !answers.some((text) => given.test(text)),
  ).find(({ signs, least, unless, despite }) => {
    const texts = currentTexts(reading)
    const asserted = texts.map(assertedIn)
    const needed = asserted.some((text) => unless.test(text)) ? despite : least
    return needed <= signs.length && signs.filter((sign) => texts.some((text) => sign.test(text))).length >= needed
  })
  return found?.missing ?? null
}

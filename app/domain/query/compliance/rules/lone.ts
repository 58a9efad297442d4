import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { Reading } from '../reading/reading.ts'
import { diagnosesOf } from './answer-list.ts'
import { assertedIn } from './defining.ts'
import { currentTexts } from './evidence.ts'
import table from './lone-answers.json'
import type { Offer } from './offers.ts'

const worded = (words: string) => new RegExp(`(?<![\\w-])(?:${words})`, 'i')

const LONE = table.lone.map(({ offered, missing, given, signs, least, unless, ...rest }) => ({
  offered,
  missing,
  given: worded(given),
  signs: signs.map(worded),
  least,
  unless: worded(unless),
  /** So many kinds of signs leave the lower one beside a plain sign of the graver. */
  despite: 'despite' in rest && rest.despite ? rest.despite : Number.POSITIVE_INFINITY,
}))

/** Returns the lower or alternative answer that is missing where only the graver ones of a family are offered ("acute tubular necrosis" alone over vomiting, a low FENa and a creatinine that fell with fluids), or null. */
export function missingBesideLone(reading: Reading, offer: Offer): string | null {
  if (offer.length === 0) return null
  const answers = diagnosesOf(reading).map(({ passage }) => passage.text)
  const found = LONE.filter(
    ({ offered, given }) =>
      offer.every((ids) => ids.some((id) => offered.some((top) => isSameOrDeeper(id, top)))) &&
      !answers.some((text) => given.test(text)),
  ).find(({ signs, least, unless, despite }) => {
    const texts = currentTexts(reading)
    const asserted = texts.map(assertedIn)
    const needed = asserted.some((text) => unless.test(text)) ? despite : least
    return needed <= signs.length && signs.filter((sign) => texts.some((text) => sign.test(text))).length >= needed
  })
  return found?.missing ?? null
}

import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { valuesIn } from '#app/domain/query/lexicon/readings.ts'
import { wordsOf } from '#app/domain/query/lexicon/words.ts'
import { blanked } from '../language/blanked.ts'
import { onceFor } from '../language/once-for.ts'
import type { Reading } from '../reading/reading.ts'
import { currentOf } from './evidence.ts'

const COMMON = new Set(
  'with without from than then after before over under into onto that this these those they were have been about again also each every given started noted seen shown reported report documented note patient today yesterday overnight morning evening daily twice times hours hour days weeks months minutes since until while when which there left right upper lower both bilateral mild moderate severe large small normal negative positive present absent none denies admission arrival exam physical room chart order orders ordered placed remains continued continue current level levels count result results value values findings found shows showed'.split(
    ' ',
  ),
)

/** How many telling words of the findings neither map nor lexicon can read: where they are many, silence about an answer proves nothing. */
function unreadWords(reading: Reading): number {
  return currentOf(reading).reduce((sum, { passage, bearings }) => {
    const spans = [...bearings, ...mentionsIn(passage.text), ...valuesIn(passage.text, wordsOf(passage.text))]
    const left = blanked(passage.text, spans)
    const unread = wordsOf(passage.text).filter(
      ({ start, end, norm }) =>
        norm.length > 4 &&
        /^[a-z]/.test(norm) &&
        !COMMON.has(norm) &&
        left.slice(start, end) === passage.text.slice(start, end),
    )
    return sum + new Set(unread.map(({ norm }) => norm)).size
  }, 0)
}

/** Where more than this went unread, silence proves nothing. */
export const FULLY_READ = 1

/** Returns how many telling words of the current findings nobody could read; counted once a draft. */
export const unreadIn = onceFor(unreadWords)

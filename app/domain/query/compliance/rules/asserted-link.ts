import { contentWords } from '../reading/documented.ts'
import { sentenceAt } from '../reading/passage.ts'
import type { Reading } from '../reading/reading.ts'
import type { Hit } from '../rule.ts'

/*
 * "Please describe how the cisplatin caused it": what is asked is the way, and the link itself is taken as given. It is the author's own
 * unless the record makes it, and a question that leaves another cause or none takes nothing as given.
 */
const ASKS_HOW =
  /\b(?:describe|explain|clarify|state|document|specify|detail|outline|elaborate on|indicate|write|note|tell (?:us|me))\b[^.;?]{0,20}\b(?:how|why|the (?:way|mechanism|manner|process) (?:(?:in|by|through) which|that)) (?!(?:you|we|i|your|it was|that was|this was)\b)(?<cause>[^.;?]{2,60}?)\b(?<!\b(?:was|were|is|are|be|been|being|what|the|a|its|any|whatever) )(?:caus(?:ed|es)|led to|leads to|brought (?:on|about)|produced|resulted in|gave rise to|precipitated|triggered|induced|provoked)\b|\b(?:how|why|in what way|by what mechanism) (?:did|does|has|have) (?!(?:you|we|i|your)\b)(?<actor>[^.;?]{2,60}?)\b(?<!\b(?:the|a|its|any|his|her|this) )(?:caused?|lead to|led to|bring (?:on|about)|brought (?:on|about)|produced?|result in|resulted in|give rise to|given rise to|precipitated?|trigger(?:ed)?|induced?|provoked?)\b/i
const LEFT_OPEN =
  /\b(?:whether|if (?:any|at all|so|it did|they did|known|you)|or not|other causes?|another cause|something else|unrelated|not related|no (?:link|relation\w*)|may have|might have|could have)\b/i
/** The words by which a record joins an effect to its cause. */
const JOINED =
  /\b(?:due to|from|because of|caused|secondary to|2\/2|related|attribut\w+|induced|associated|result of|complicat\w+|toxicity|ototoxic\w*|nephrotoxic\w*|neurotoxic\w*|adverse effect|reaction to|poisoning|think|likely|suspect\w*|blam\w+)\b|-(?:induced|related|associated)/i

/** Returns whether the record itself joins a cause to something: a documented diagnosis, or a provider's words. */
function isJoinedInRecord({ documented, usable, question }: Reading, cause: string): boolean {
  const words = [...contentWords(cause)].filter((word) => word.length > 3)
  const told = [
    ...documented.map(({ text }) => text),
    ...usable
      .filter(({ speaker }) => speaker === 'provider' || speaker === 'report')
      .map(({ passage }) => passage.text),
    ...question.quotes.map(({ start, end }) => question.text.slice(start, end)),
  ]
  return told.some((text) => JOINED.test(text) && words.some((word) => text.toLowerCase().includes(word.slice(0, 6))))
}

/** Returns where a question asks how one thing caused another though nobody has said that it did, and no other cause is invited. */
export function assertedLinksIn(reading: Reading): Hit[] {
  const { question } = reading
  const match = ASKS_HOW.exec(question.text)
  if (match === null || LEFT_OPEN.test(question.text)) return []
  const { start, end } = sentenceAt(question, match.index)
  const cause = match.groups?.cause ?? match.groups?.actor ?? ''
  if (question.quotes.some((quote) => quote.start <= match.index && match.index < quote.end)) return []
  if (isJoinedInRecord(reading, cause)) return []
  const why = `This takes the link as given ("${match[0].slice(0, 120)}"): ask whether there is one, and leave another cause or none.`
  return [{ where: question.where, excerpt: question.text.slice(start, Math.min(end, start + 200)).trim(), why }]
}

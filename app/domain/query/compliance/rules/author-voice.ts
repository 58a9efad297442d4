import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'

/*
 * A note or a report that is retold without quotation may name its diagnosis; the author of the query may not draw one from it. What gives
 * him away is the step from a finding to a name: "so this is", "in all but name", "what amounts to", "= sepsis".
 */
const STEP_BEFORE =
  /(?:\b(?:what amounts? to|amount(?:s|ing) to|tantamount to|effectively|essentially|basically|virtually|plainly|clearly|obviously|evidently|undoubtedly|unmistakabl[ey]|in effect|in essence|de facto|nothing (?:other|less|short) (?:than|of)|no(?:thing)? more (?:nor|or) less than|can only be|cannot be anything but|has to be|must be|ought to be|making (?:this|it|him|her)|(?:so|thus|hence|therefore|ergo)(?: (?:this|it|that|he|she|the patient))?(?: (?:is|was|has|had))?|(?:which|this|that|it) (?:is|was) (?:really|in fact|clearly|of course|surely|simply)|which (?:means|makes|spells|equals|adds up to)|adds? up to|equals|equates? to|looks? (?:just |very much |a lot )?like|the (?:very )?picture of|the image of|(?:a|an|the) (?:textbook|classic) (?:case|example|picture|presentation) of|textbook|hallmarks? of|aka|a\.k\.a\.|i\.e\.|in other words|otherwise known as|to be called|better called|rightly called|spells|screams?|says|shouts|meaning)|(?:^|[^=!<>\d])=(?!=)|=>|->|\u2192)[\s,:]*(?:[a-z]+[\s-]+){0,3}$/i
const STEP_BEHIND =
  /^[\s,]+(?:(?:in|as) (?:all|everything) but name|by any (?:\w+ )?(?:measure|definition|standard|criteri\w+|reckoning|reading|account)|by definition|to all intents|for all (?:practical )?(?:purposes|intents)|if (?:ever|there ever)|without (?:a |any )?doubt|no doubt|beyond (?:a |any )?doubt|beyond question|plainly|clearly|obviously|evidently|of course|surely|until proven otherwise|to me\b|in my (?:view|eyes|opinion|book|reading)|no matter what|as anyone|whatever (?:it|one|the)|even if (?:un(?:named|called|written|documented)|not (?:named|called|written))|though (?:un(?:named|called|written|documented)|nobody|no one|not (?:named|called|written))|in every respect|is the only)/i

/** Returns whether the words around a diagnosis draw it from the findings in the author's own voice. */
export function isDrawnByAuthor(text: string, { start, end }: { start: number; end: number }): boolean {
  return STEP_BEFORE.test(text.slice(Math.max(0, start - 60), start)) || STEP_BEHIND.test(text.slice(end, end + 40))
}

/** A tracing has its waves and no drug list. */
const TRACING =
  /\b(?:EEG|electroencephalo\w+|ECG|EKG|electrocardio\w+|telemetry|rhythm strip|audiogra\w+|spirometry)\b/i
/** What is said to have been so described, by the reader of the tracing. */
const READ =
  /\b(?:impression|read(?:ing|er)?|interpret\w*|per|stat(?:es|ed)|says|not(?:es|ed)|report(?:s|ed)?|consistent|suggest\w*|possible|probable|question)\b/i

/** Returns whether a finding that is set down in the author's own words after a tracing names a drug as the cause of a diagnosis ("Cefepime encephalopathy"): no tracing shows which. */
export function isUnseenCause(
  text: string,
  { start, words }: { start: number; words: string },
  source: string,
): boolean {
  if (!TRACING.test(source) || READ.test(text)) return false
  const near = text.slice(Math.max(0, start - 40), start)
  const drug = mentionsIn(near).findLast(({ kind }) => kind === 'drug')
  const isBeside =
    drug !== undefined &&
    /^[\s-]*(?:(?:induced|related|associated|toxic|toxicity|acute|neurotoxic)[\s-]+)*$/i.test(near.slice(drug.end))
  return (
    isBeside ||
    (/^\w+(?: \w+)? toxicity$/i.test(words) &&
      mentionsIn(words.replace(/ toxicity$/i, '')).some(({ kind }) => kind === 'drug'))
  )
}

/** Returns an expression that finds an alternation of words in a mask where no letter, figure, apostrophe or mark touches it. */
export const wholeWords = (source: string): RegExp =>
  new RegExp(`(?<![a-z0-9'\\uE000-\\uE004])(?:${source})(?![a-z0-9\\uE000-\\uE004])`)

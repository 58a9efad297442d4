/** What people write that a record is made of. */
export const DOCUMENT =
  '(?:notes?|charts?|records?|wording|documentation|entr(?:y|ies)|terms?|phrases?|summar(?:y|ies)|assessments?|lists?|descriptions?|statements?|dictation|addendum|reports?)'

/** What the record does not say, plainly told. */
export const LACKS = new RegExp(
  `\\b(?:(?:nobody|no one|no provider|none of the notes) (?:has|have) (?:yet )?(?:commented|written|answered|taken (?:it|this|that) up|mentioned|remarked|said)|there (?:is|was|are|were) (?:no|not|nothing)|nothing (?:\\w+ ){0,2}in (?:the|his|her|this) ${DOCUMENT}|(?:it|they|that|this) (?:is|are|was|were) not (?:there|listed|on it|in it)|i (?:do not|don't|did not|didn't|could not|couldn't|cannot|can't) (?:find|see|locate|tell)|${DOCUMENT}(?: [\\w/&-]+){0,5} (?:does not|doesn't|do not|don't|did not|has no|have no|gives? no|holds? no|lacks?|(?:is|are) silent|names? no|says? nothing|states? no|shows? no|contains? no|stops?))\\b`,
)

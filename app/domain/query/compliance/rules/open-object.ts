const OF_WORDS =
  'length|width|depth|size|number|date|time|dose|reason|purpose|method|technique|approach|equipment|author|result|exact|actual|missing|name|levels?|layers?|steps?'
const OF_CARE =
  'types?|subtype|acuity|stage|severity|degree|grade|class|status|etiolog(?:y|ies)|causes?|organism|source|laterality|side|sites?|location|extent|nature|course|phase|timing|onset|duration|control|significance|meaning|relevance|relationship|relation|association|link|connection|indications?|rationale|basis|diagnos[ie]s|conditions?|findings?|outcome|complications?|specificity'
/** "The type as acute", "the cause is aspiration", "the diagnosis of sepsis": the blank is filled at once. */
const FILLED =
  '(?!_(?:as_(?!you|clinically|known|applicable|determined|appropriate|judged)|is_|was_|are_|were_|to_be_|of_(?!the|this|that|these|those|his|her|their|its|any|such|each)))'

/** What a request to amend a note may ask to be stated: a blank that the provider fills ("the clinical significance, if any"), in words of a pattern. */
export const OPEN_OBJECT = `as_you|what|whatever|whichever|however|how|in_your_own|whether|which|who|when|where|why|your|any|if|all|more|an?_\\w+_or|(?:the|its|their|his|her|this|an?)_(?:\\w+_)?(?:(?:${OF_WORDS})|(?:${OF_CARE})${FILLED})`

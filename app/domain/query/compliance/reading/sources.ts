/** What says nothing about where a thing stands, by itself or with others of its kind. */
const EMPTY = new Set(
  'the a an of in on at to from by for per as and or with within under out off up it its this that these those there here his her their our my your its own i we you he she they is was were are be been being has had have can could may might will would do did not no none nil nor without unknown unspecified unclear unsure uncertain certain unverified unidentified undetermined missing blank sure exact exactly precise precisely approximate approximately about around roughly various multiple several general generic miscellaneous misc other others another etc all any some many few different same similar entire whole full complete current present recent latest last previous earlier prior old new inpatient hospital hospitals medical electronic health healthcare clinical digital online internal patient patients pt pts s see seen saw found noted located looked looking stored kept held taken came come heard hear told tell said say read reading pulled copied pasted recalled recall remember remembered forgot believe believed think thought guess presumably probably possibly likely maybe perhaps available accessible provided stated given specified documented recorded charted cited listed identified traced traceable pending tbd na n where wherever which who whom whose what when one two three page pages part parts place places point spot area section sections tab tabs screen screens window field location locations link links item items thing things stuff entry entries line lines above below attached enclosed elsewhere'.split(
    ' ',
  ),
)
/** Names of the whole record, of nothing that can be found again, or of a person who cannot be: alone they are no source. */
const NOWHERE = new Set(
  'unverified unidentified untraced undetermined chart charts record records emr ehr ehrs epic cerner meditech allscripts athena athenahealth eclinicalworks nextgen system systems software computer database portal network server file files folder binder paper papers paperwork document documents documentation media source sources data information info somewhere anywhere everywhere elsewhere someplace anyplace unknown unspecified none nil various multiple misc tbd na memory recollection hearsay rumor rumour internet web website google wikipedia chatgpt ai someone somebody anyone colleague colleagues coworker team teams staff people person everybody everyone word mouth conversation self review stay encounter encounters hospitalization hospitalisation not unclear unsure uncertain missing blank above below page documented noted located see found it there here'.split(
    ' ',
  ),
)
/** A place that cannot be found, whatever kind of paper is said to lie there. */
const LOST =
  /\b(?:some ?(?:where|place)|any ?where|(?:some|an|one|another|any) (?:old |earlier |other |of the )?(?:notes?|reports?|entr(?:y|ies)|records?|documents?|pages?)\b(?! by| of| from|,)|word of mouth|hearsay|rumou?r|overheard|(?:from|by|own|my|the (?:writer|author|coder|cdi \w+)'?s?) (?:memory|recollection)|do(?:n't| not) (?:recall|remember)|can(?:'t|not) (?:recall|remember|find|locate|be (?:found|located|traced))|(?:source|origin|location|document) (?:is |was )?(?:not (?:stated|given|recorded|noted|known|available|identified|specified|documented|found|located)|unknown|unclear|missing|lost)|no (?:source|reference) (?:given|stated|named|noted)|(?:not sure|unsure|unclear|uncertain) (?:where|which|who|what))\b/i
const MONTHS =
  /^(?:jan|feb|apr|may|jun|jul|aug|sep|sept|nov|dec|january|february|march|april|june|july|august|september|october|november|december|day|days|hd|pod|today|yesterday|tonight|overnight|morning|afternoon|evening|night|am|pm|h|hrs?|hours?|week|month|year|date|dated|time|timed|undated)$/

/** Returns whether a stated source can be found again: it names a document, a kind of result, an author or a role; "somewhere in the EHR" or a bare date does not. */
export function isResolvable(source: string): boolean {
  if (/\b(?:OR|PT|OT|US|ED)\b/.test(source)) return true
  if (LOST.test(source)) return false
  const words = source.toLowerCase().match(/[a-z]+/g) ?? []
  if (words.length === 0) return /\d/.test(source)
  const telling = words.filter((word) => !EMPTY.has(word) && !NOWHERE.has(word) && !MONTHS.test(word))
  if (telling.length > 0) return true
  return !words.some((word) => NOWHERE.has(word)) && !words.every((word) => MONTHS.test(word))
}

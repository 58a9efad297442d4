import type { OptionRole } from '#app/domain/query/draft.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { Passage } from './passage.ts'
import { undeterminedAt } from './undetermined.ts'

/** What an option does, read from its words. `unrelated` and `confirms` go beyond the role: a "no" may be "not related", a diagnosis may be "confirmed". */
export type OptionReading = {
  passage: Passage
  role: OptionRole
  undetermined: boolean
  unrelated: boolean
  confirms: boolean
}

const OTHER =
  /^\W*(?:(?:an?|some|any|by|there is|it is|due to|related to|caused by|secondary to|from|yes,?|no,?)\s+)*(?:other\b|another\b|others\b|alternat(?:e|ive)\b|different\b|something (?:else|different|other|not (?:listed|on|among|above|here))|somewhere else|none (?:of (?:these|the above|the listed|the options|them|those) )?(?:\w+ ){0,3}(?:fits?|appl(?:y|ies)|matches|suits?|is right|is correct)\b[^.]{0,40}(?:[:;,]|_{2,}|\bmy\b|please|specify|write)|(?:my|your) own (?:wording|words|term|description|answer|diagnosis)|(?:a|some) (?:different|better|further) (?:diagnosis|term|answer|explanation|wording)|free[- ]?text|write[- ]?in|not listed|none of (?:these|the above|the listed)\W+(?:\w+\W+)?(?:please|specify|describe|explain|write|enter|document|my|i)|(?:please )?(?:specify|describe|explain|write|enter|document|provide)\W|my own (?:words|answer|diagnosis)|in my (?:own )?words|a diagnosis not|diagnosis not listed|if none\b|(?:additional|further) or (?:different|other)\b|neither\b[^.]{0,30}(?:\bbut\b|_{2,}|specify|describe|write)|type (?:in|your|an)\b|else\b|(?:please )?add your own|(?:an? )?(?:further |own )?(?:option|answer|choice|diagnosis) of (?:your|my) own|not one of (?:these|them|the above))|\bother\b[^.]{0,60}(?:specify|describe|explain|state|document|elaborate|:\s*$|_{2,}|\.\.\.|free[- ]?text|comment|write|enter|clarify|list|name|detail)|(?:specify|describe|explain|enter|write in|free[- ]?text)\W*(?:_{2,}\W*)?$/i
const NOT_SIGNIFICANT =
  /\b(?:not (?:clinically |medically )?(?:significant|relevant|meaningful|of (?:clinical )?significance)|no clinical(?:ly)? (?:significan\w+|relevan\w+|importance)|clinically (?:insignificant|irrelevant|unimportant)|without clinical significance|incidental|no (?:additional|further|associated|related|corresponding|separate|specific|new|clinical)? ?(?:diagnosis|diagnoses|condition)\b|(?:finding|abnormality|laborator\w+|result|value)s? (?:only|alone)|normal variant|no diagnosis|expected (?:finding|change|course|postoperative|result|physiologic|part|and)|transient (?:finding|laboratory|change)|insignificant|inherent)\b/i
const RULED_OUT =
  /\b(?:ruled[- ]?out|rule out|not (?:an? |considered |felt to be |consider \w+ )*(?:\w+ ){0,2}(?:valid|true|genuine|real) (?:diagnosis|condition)|(?:does|did) not (?:apply|stand|hold)|(?:diagnosis|entry|term) (?:is |was |has been |to be )?(?:withdrawn|removed|retracted|struck)|withdrawn|disproven|never (?:clinically |actually |truly )present|excluded|not (?:currently |actually |clinically |felt to be |considered )?(?:present|supported|valid|validated|confirmed|met|a valid|an active|substantiated|established|applicable)|does not have|did not have|no longer (?:(?:a |an )?(?:valid|active|present|considered|suspected)\b|\W*$)|not a (?:valid |current |confirmed )?diagnosis|unsupported|disproved|refuted|was not (?:the case|found)|invalid|absent|never (?:present|occurred|developed)|did not (?:occur|develop)|entered in error|documented in error|considered (?:and|but) not)\b/i
const UNRELATED =
  /\b(?:not (?:\w+ ){0,2}(?:related|due|caused|associated|attributable|a (?:result|consequence|complication|manifestation)|secondary|linked|connected|from)|un-?related|no (?:\w+ ){0,2}(?:relationship|relation|link|connection|association|causal\w*)|independent|separate|coincidental|incidental|(?:other|another|different|alternative|some other) (?:\w+ ){0,2}(?:cause|etiology|aetiology|reason|source|process|condition|relationship|explanation|factor|diagnosis)|neither|expected|inherent|integral|unavoidable|not an? (?:\w+ )?(?:complication|adverse|manifestation)|routine|anticipated)\b/i
const CONFIRMS =
  /\b(?:confirm(?:ed|s)?|valid(?:ated)?|(?:was|is|remains?) (?:clinically )?(?:present|valid|supported|confirmed|correct|accurate|active)|clinically (?:supported|valid|present|confirmed)|agree|supported by|stands|i concur|established|ruled in|present\b|does represent|continues to be|treated as|maintained)/i
const YES = /^\W*y\W*$|^\W*(?:yes|agree|i (?:agree|concur)|concur|correct|true|affirmative)\b/i
const NO =
  /^\W*n\W*$|^\W*(?:no|disagree|i (?:disagree|do not (?:agree|concur))|do not (?:agree|concur)|incorrect|false|negative)\b(?! (?:clinical|additional|further|associated|related|diagnosis))/i
const POA_YES =
  /^\W*(?:was |were |is |it was |condition |diagnosis )*(?:present|existed|there|poa)\b.{0,30}\b(?:admission|admit|arrival|time|order)\b|^\W*poa\b|^\W*present\W*$/i
const POA_NO =
  /\bnot (?:present|poa)\b|\b(?:developed|occurred|arose|began|acquired|onset|started|appeared)\b.{0,30}\b(?:after\w*|during|following|in[- ]hospital|hospital|post|subsequent(?:ly)?|later|since|on the (?:unit|ward|floor)|in the (?:unit|ward|stay))\b|\bhospital[- ]acquired\b/i

const NUMBERING =
  /^\W*(?:(?:(?:\d{1,2}|(?![a-h]\. (?:diff|coli\b|pylori|influenz|faec|cloac|albic|glabr|perfr|freund))[a-h])[.):]|[ynuw]\s?[-\u2013\u2014=:])\s+)+/i

/** Returns where the words of an option begin behind its number, letter or box. */
export function beginningOf(text: string): number {
  const numbered = NUMBERING.exec(text)?.[0].length ?? 0
  return numbered + (/^[^\p{L}\d"']*/u.exec(text.slice(numbered))?.[0].length ?? 0)
}

/** "Undetermined organism pneumonia" is a name, and "other sepsis" a kind. */
const NAMED_UNKNOWN =
  /^\W*(?:undetermined|unknown|uncertain|unclear|indeterminate|unidentified)[ -](?:organism|pathogen|source|cause|etiology|aetiology|type|site|origin|mechanism|stage)s?\s+$/i
const OTHER_KIND = /^\W*other (?:specified |forms? of |types? of |kinds? of )?$/i

/** Whether the words before the first diagnosis of an option only narrow it, and nothing is asked behind. */
const isName = (text: string, first: number, before: RegExp) =>
  Number.isFinite(first) && before.test(text.slice(0, first)) && !ASKED_BEHIND.test(text.slice(first))
const ASKED_BEHIND =
  /_{2,}|[:([]|\b(?:please|text|comment|enter|which|specify|describe|explain|state|name|write|cause|etiology|diagnosis|source)\b/i

/** "Other specified diabetes mellitus (category E13)": a class of the classification, with nothing to write in. */
const isResidual = (text: string, first: number): boolean =>
  /^\W*other (?:and )?(?:specified|unspecified) $/i.test(text.slice(0, first)) &&
  !/_{2,}|:\s*$|\b(?:please|specify|describe|explain|state|name|write|enter)\b/i.test(text.slice(first))

/** "Better described as: ____", "____ (your words)": a line to write on beside words that name nothing. */
function isLineToWriteOn({ text, subjects }: Passage): boolean {
  return (
    /_{2,}|\.{4,}/.test(text) &&
    subjects.length === 0 &&
    !CONFIRMS.test(text) &&
    !UNRELATED.test(text) &&
    (text.match(/\p{L}+/gu) ?? []).length < 7 &&
    mentionsIn(text).length === 0
  )
}

function isYesNo(kind: string, options: readonly string[]): boolean {
  return (
    kind === 'yes-no' ||
    (options.some((text) => /^\W*yes\b/i.test(text)) && options.some((text) => /^\W*no\b/i.test(text)))
  )
}

function inferRole(passage: Passage, yesNo: boolean, poa: boolean): OptionRole {
  const text = passage.text.replace(NUMBERING, '')
  const { subjects } = passage
  const firstSubject = subjects[0]?.start ?? Number.POSITIVE_INFINITY
  if (isName(text, firstSubject, NAMED_UNKNOWN) || isName(text, firstSubject, OTHER_KIND)) return 'diagnosis'
  if (isResidual(text, firstSubject)) return 'diagnosis'
  const undetermined = undeterminedAt(text)
  if (undetermined >= 0 && undetermined <= firstSubject) return 'undetermined'
  if (OTHER.test(text) && !YES.test(text) && !/^\W*no\b/i.test(text) && firstSubject > 0) return 'other'
  if (/^\W*other\b/i.test(text)) return 'other'
  if (yesNo && YES.test(text)) return 'yes'
  if (yesNo && poa && POA_NO.test(text)) return 'no'
  if (yesNo && poa && POA_YES.test(text)) return 'yes'
  if (yesNo && NO.test(text)) return 'no'
  if (RULED_OUT.test(text) && !/\bcan ?not be (?:ruled out|excluded)/i.test(text)) return 'ruled-out'
  if (NOT_SIGNIFICANT.test(text)) return 'not-significant'
  if (YES.test(text)) return 'yes'
  if (NO.test(text)) return 'no'
  return isLineToWriteOn(passage) ? 'other' : 'diagnosis'
}

/** Returns each option with its role: as given, or read from its words. */
export function readOptions(
  passages: readonly Passage[],
  kind: string,
  question: string,
  given: readonly (OptionRole | null)[] = [],
): OptionReading[] {
  const texts = passages.map(({ text }) => text.replace(NUMBERING, ''))
  const poa = /present (?:on|at|upon|prior to|before)|\bpoa\b|on admission|at (?:the )?(?:time|moment) of/i.test(
    question,
  )
  const yesNo = isYesNo(kind, texts)
  return passages.map((passage, at) => {
    const role = given[at] ?? inferRole(passage, yesNo, poa)
    const { text } = passage
    const confirms = role === 'yes' || (role === 'diagnosis' && CONFIRMS.test(text))
    return {
      passage,
      role,
      undetermined:
        role === 'undetermined' ||
        (undeterminedAt(text) >= 0 &&
          !isName(text, passage.subjects[0]?.start ?? Number.POSITIVE_INFINITY, NAMED_UNKNOWN)),
      unrelated: UNRELATED.test(text),
      confirms,
    }
  })
}

import { bearingsOf } from '#app/domain/query/lexicon/bearings.ts'
import { evidenceMap, isRich, sharesSigns } from '#app/domain/query/lexicon/evidence-map.ts'
import { conceptOf, familiesOf, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { valuesIn } from '#app/domain/query/lexicon/readings.ts'
import type { Bearing } from '#app/domain/query/lexicon/types.ts'
import { wordsOf } from '#app/domain/query/lexicon/words.ts'
import { onceFor } from '../language/once-for.ts'
import { contentWords, standingOf } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'
import { DENYING, isExplainedAway, isFlatlyDenied } from './answered-by-base.ts'
import { ANOTHER_WAY, isExcludedByTest } from './defining.ts'
import { isMeasuredOut } from './defining-measure.ts'
import { isDeniedBesideProven, isVirusAbsent } from './denied.ts'
import { currentOf, isStated, offeredIn, supportIn } from './evidence.ts'
import { isResponseExplained, isShockWithoutInfection } from './explained-signs.ts'
import { isPartOfJoint } from './joint.ts'
import { hadNormalKidneys, isFreeOfInfection, isOtherOrganism, showsInfection } from './known-otherwise.ts'
import { isExcludedByValues } from './plain-values.ts'
import { isWithinPrintedRange } from './printed-range.ts'
import { lacksSetting } from './setting.ts'
import { isStepOfBefore } from './step-of-before.ts'
import { isStepRefuted } from './step-refuted.ts'
import { FULLY_READ, unreadIn } from './unread.ts'
import { isOnFreeSide, isOnOtherSide } from './wrong-side.ts'

/** How a diagnosis of an option stands to the current findings of the query; `unread` when neither map nor lexicon can say. */
export type Verdict = 'fair' | 'unsupported' | 'contradicted' | 'unread'

const FLEETING =
  /\b(?:once|single|one[- ]time|isolated|transient\w*|on repeat|repeat (?:was )?normal|normali[sz]ed|no treatment|without treatment|untreated|spontaneous\w*|briefly|momentar\w+|x ?1|borderline)\b/i

function isMeasured({ words }: Bearing): boolean {
  return valuesIn(words, wordsOf(words)).length > 0
}

/** A higher degree is no rival of a lower one: that sepsis is credible makes no shock so. */
function isDegreeAbove(conceptId: string, other: string): boolean {
  return familiesOf(conceptId).some(
    ({ ordered, members }) => ordered && members.includes(other) && members.indexOf(conceptId) > members.indexOf(other),
  )
}

/** Another option of the same family makes an answer a rival: less likely is no reason to leave it out. */
function hasRival(reading: Reading, conceptId: string, isCredible: (id: string) => boolean): boolean {
  const families = new Set(familiesOf(conceptId).map(({ id }) => id))
  const parents = new Set(conceptOf(conceptId)?.isA ?? [])
  return offeredIn(reading).some(
    (other) =>
      other !== conceptId &&
      !isDegreeAbove(conceptId, other) &&
      (familiesOf(other).some(({ id }) => families.has(id)) ||
        (conceptOf(other)?.isA ?? []).some((id) => parents.has(id))) &&
      isCredible(other),
  )
}

function isDenied(reading: Reading, conceptId: string): boolean {
  return currentOf(reading).some(({ passage }) =>
    passage.subjects.some(
      (subject) =>
        subject.assertion === 'negated' && subject.conceptId !== null && isSameOrDeeper(conceptId, subject.conceptId),
    ),
  )
}

const BROAD = new Set(
  'clinical status disease disorder failure infection injury syndrome chronic patient normal respiratory cardiac kidney related diagnosis primary secondary severe moderate complication condition pressure bacterial'.split(
    ' ',
  ),
)

/** "MRSA nares PCR negative": a test that bears the name of the answer came back without it. */
function isTestedNegative(reading: Reading, { words }: Subject): boolean {
  const named = [...contentWords(words)].filter(
    (word) => word.length > 3 && !BROAD.has(word) && !/^(?:gram|organism|virus|viral|positive)$/.test(word),
  )
  return currentOf(reading).some(({ passage }) =>
    named.some((word) => {
      const low = passage.text.toLowerCase()
      const at = low.indexOf(word)
      const behind = at < 0 ? '' : low.slice(at + word.length)
      const result =
        /^[^.;,]{0,40}(?<=[\s:])(?:negative|neg|not detected|undetected|non-?reactive)\b(?! in (?:leads? )?(?:i|v\d|av|the inf|inf))/.exec(
          behind,
        )
      return result !== null && !ANOTHER_WAY.test(behind.slice(result[0].length, result[0].length + 110))
    }),
  )
}

/** That a failure is acute does not make it systolic: what speaks for another axis, or for the base alone, does not answer what speaks against this one. */
function onSameAxis(pro: readonly Bearing[], grave: readonly Bearing[]): readonly Bearing[] {
  if (grave.length === 0) return pro
  return pro.filter(({ conceptId }) => grave.some((each) => isSameOrDeeper(conceptId, each.conceptId)))
}

/** Rheumatoid arthritis on the list of diagnoses gives an anemia of chronic disease its ground: one value against it leaves it a reasonable answer beside others. */
function isGroundedInRecord({ draft }: Reading, conceptId: string, own: readonly Bearing[]): boolean {
  const isGround = (text: string) =>
    own.some(({ words }) => text.toLowerCase().includes(words.toLowerCase())) ||
    // Anemias of several causes meet in one patient, and the disease that one is named for may stand on the list alone.
    (isSameOrDeeper(conceptId, 'anemia') &&
      bearingsOf(text).some((bearing) => bearing.conceptId === conceptId && bearing.direction === 'for'))
  return draft.documentedDiagnoses.some(isGround)
}

function contradicted(
  reading: Reading,
  conceptId: string,
  pro: readonly Bearing[],
  contra: readonly Bearing[],
): Verdict {
  const grave = contra.filter(({ strength }) => strength === 'strong')
  const outweighed = grave.some(isMeasured)
  const own = pro.filter((bearing) => bearing.conceptId === conceptId)
  if (outweighed && grave.length > Math.max(1, own.length) && pro.every(({ strength }) => strength === 'weak'))
    return 'contradicted'
  if (grave.length < 2 && isGroundedInRecord(reading, conceptId, own)) return 'fair'
  if (isMeasuredOut(reading, conceptId, pro)) return 'contradicted'
  if (isStepRefuted(reading, conceptId, pro, grave)) return 'contradicted'
  const isNew = standingOf(conceptId, reading.documented) === 'undocumented'
  if (isNew && grave.length > 0 && isExplainedAway(reading, conceptId, pro)) return 'contradicted'
  if (!isNew && isFlatlyDenied(reading, conceptId, own, grave)) return 'contradicted'
  const isFlat = outweighed || (isNew && grave.some(({ words }) => DENYING.test(words)))
  if (onSameAxis(pro, grave).length > (isFlat ? 1 : 0)) return 'fair'
  if (isNew && grave.length > 0 && own.length === 0) return 'contradicted'
  const rival = hasRival(reading, conceptId, () => true)
  const byValue = isFlat || contra.length > 2
  return !rival || byValue ? 'contradicted' : 'fair'
}

/** A single passing value supports no syndrome, and no more does a finding that the map holds for something else. */
function isFleeting(reading: Reading, pro: readonly Bearing[]): boolean {
  return currentOf(reading).some(
    ({ passage }) => pro.some(({ words }) => passage.text.includes(words)) && FLEETING.test(passage.text),
  )
}

const SYMPTOM =
  /^(?:pain|headache|fever|cough|dyspnea|hypoxia|hypotension|bleeding|hemorrhage|vomiting|diarrhea|weakness|syncope|edema|effusion|rash|confusion|jaundice|ascites|dysphagia|ulcer|seizures?|fatigue|hematuria|anemia|neuropathy)$/

/** A word of the diagnosis in a finding ("orthostatic drop") touches on it where the map has a gap; that is no proof, and none is claimed. */
function isTouchedOn(reading: Reading, { words }: Subject): boolean {
  const named = [...contentWords(words)].filter((word) => word.length > 5 && !BROAD.has(word))
  // "Neoplasm-related pain" where "back pain" is documented: the symptom stands, and its cause is what is asked.
  const symptoms = [...contentWords(words)].filter((word) => SYMPTOM.test(word))
  if (reading.documented.some((entry) => symptoms.some((word) => entry.words.has(word)))) return true
  return currentOf(reading).some(
    ({ passage }) =>
      !/\b(?:no|normal|negative|without|denies|absent)\b/i.test(passage.text) &&
      named.some((word) => passage.text.toLowerCase().includes(word.slice(0, -1))),
  )
}

/** What the current findings bear out strongly, each concept once. */
const stronglyBorne = onceFor(
  (reading: Reading) =>
    new Set(
      currentOf(reading).flatMap(({ bearings }) =>
        bearings.flatMap(({ direction, strength, conceptId }) =>
          direction === 'for' && strength === 'strong' ? [conceptId] : [],
        ),
      ),
    ),
)

/** Of the same family or parent, one a form of the other, or known by some of the same signs: the differential of one holds the other. */
function isKin(one: string, other: string): boolean {
  const families = new Set(familiesOf(one).map(({ id }) => id))
  const parents = new Set(conceptOf(one)?.isA ?? [])
  return (
    isSameOrDeeper(one, other) ||
    isSameOrDeeper(other, one) ||
    familiesOf(other).some(({ id }) => families.has(id)) ||
    (conceptOf(other)?.isA ?? []).some((id) => parents.has(id)) ||
    sharesSigns(one, other)
  )
}

/** Every finding was read, and all of it belongs to conditions that have nothing in common with this one. */
function isForeign(reading: Reading, conceptId: string): boolean {
  if (!evidenceMap().mapped.has(conceptId) || !isRich(conceptId) || unreadIn(reading) > FULLY_READ) return false
  const borne = stronglyBorne(reading)
  const around = [...borne, ...reading.documented.flatMap(({ concepts }) => concepts)]
  return borne.size > 0 && !around.some((id) => isKin(conceptId, id))
}

/** Nothing speaks for it, something does against it, and it is no rival of what the findings bear out. */
function isAgainstOnly(reading: Reading, conceptId: string, contra: readonly Bearing[]): boolean {
  const credible = (id: string) => isStated(id, currentOf(reading)) || supportIn(reading, id).verdict === 'supported'
  return contra.length > 0 && unreadIn(reading) <= FULLY_READ && !hasRival(reading, conceptId, credible)
}

const CAUSE =
  /\b(?:due to|because of|secondary to|caused by|from|(?:as )?(?:a )?(?:result|complication|consequence|manifestation|effect) of|(?:related|attributed|attributable|owing|in response|associated) (?:to|with)|in (?:the )?setting of|induced by|following|after)\b[^.;]*$/i

/** What an option names as the cause of something else: the circumstances of a patient are wider than any list of findings. */
function isCause({ start }: Subject, option: string): boolean {
  return CAUSE.test(option.slice(0, start))
}

/** Returns whether the findings of a query make one diagnosis of its options credible; `option` is the text that names it. */
export function verdictOn(reading: Reading, subject: Subject, option: string): Verdict {
  const { conceptId, standing } = subject
  if (standing !== 'documented' && isVirusAbsent(reading, option)) return 'contradicted'
  if (conceptId === null) return 'unread'
  if (standing === 'documented' || isStated(conceptId, currentOf(reading))) return 'fair'
  if (standing === 'deeper' && isStepOfBefore(reading, conceptId)) return 'fair'
  if (isTestedNegative(reading, subject)) return 'contradicted'
  if (
    hadNormalKidneys(reading, conceptId) ||
    isExcludedByValues(reading, conceptId) ||
    isExcludedByTest(reading, conceptId) ||
    isResponseExplained(reading, conceptId) ||
    isShockWithoutInfection(reading, conceptId) ||
    isWithinPrintedRange(reading, conceptId) ||
    isOnOtherSide(reading, subject, option) ||
    isOnFreeSide(reading, subject, option)
  )
    return 'contradicted'
  if (isOtherOrganism(reading, conceptId) || lacksSetting(reading, conceptId)) return 'unsupported'
  const { verdict, for: pro, against: contra } = supportIn(reading, conceptId)
  if (verdict === 'not-mapped') return 'unread'
  if (verdict === 'supported') return 'fair'
  if (verdict === 'contradicted' && showsInfection(reading, conceptId, contra)) return 'fair'
  if (verdict === 'contradicted' && isPartOfJoint(reading, conceptId)) return 'fair'
  if (verdict === 'contradicted') return contradicted(reading, conceptId, pro, contra)
  if (pro.length === 0 && isDenied(reading, conceptId)) return 'contradicted'
  if (standing === 'deeper') return isDeniedBesideProven(reading, conceptId, pro, contra) ? 'contradicted' : 'fair'
  if (verdict === 'weak')
    return isFleeting(reading, pro) || isFreeOfInfection(reading, conceptId) ? 'unsupported' : 'fair'
  if (isCause(subject, option) || !(isForeign(reading, conceptId) || isAgainstOnly(reading, conceptId, contra)))
    return 'unread'
  return isTouchedOn(reading, subject) ? 'fair' : 'unsupported'
}

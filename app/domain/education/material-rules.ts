import { familyOf } from '#app/domain/codes/family.ts'
import type { Material } from './material.ts'

const MONEY =
  /\$|€|\b(money|paid|pay|payments?|payer|revenue|reimburs\w*|DRGs?|CMI|HCCs?|weight of the case|MCCs?|CCs?|RAF|bonus|case[- ]mix)\b/
const PATIENT = /\b(MRN|Mrs?\.|query|queries|medical record number)(?!\w)|\b\d{6,}\b|\b\d{1,2}\/\d{1,2}\/(19|20)\d\d\b/i

/** What words must not speak of: material and notes are about how to write, never about money, one patient or a query. */
export function speaksOf(words: string): 'money' | 'patient' | null {
  if (MONEY.test(words)) return 'money'
  return PATIENT.test(words) ? 'patient' : null
}

export type MaterialFault =
  | 'too-little-to-document'
  | 'why-too-short'
  | 'after-not-fuller'
  | 'card-too-short'
  | 'slides-too-few'
  | 'codes-too-few'
  | 'codes-not-billable'
  | 'codes-of-another-family'
  | 'not-three-questions'
  | 'choices-not-three'
  | 'right-always-at-one-place'
  | 'not-explained'
  | 'speaks-of-money'
  | 'speaks-of-a-patient'

/** What still keeps a piece from being published; `billable` are those of its codes that its edition knows. */
export function materialFaults(piece: Material, billable: ReadonlySet<string>): MaterialFault[] {
  const { title, document, why, before, after, card, slides, quiz, codes } = piece
  const about = speaksOf(JSON.stringify({ title, document, why, before, after, card, slides, quiz, codes }))
  const rules: [MaterialFault, boolean][] = [
    ['too-little-to-document', document.length < 2],
    ['why-too-short', why.join(' ').length <= 80],
    ['after-not-fuller', before.length >= after.length],
    ['card-too-short', card.length < 3],
    ['slides-too-few', slides.length < 3],
    ['codes-too-few', codes.length < 3],
    ['codes-not-billable', codes.some(({ code }) => !billable.has(code))],
    ['codes-of-another-family', !codes.some(({ code }) => familyOf(code).id === piece.family)],
    ['not-three-questions', quiz.length !== 3],
    ['choices-not-three', quiz.some(({ choices }) => choices.length !== 3 || new Set(choices).size !== 3)],
    ['right-always-at-one-place', new Set(quiz.map(({ right }) => right)).size < 2],
    ['not-explained', quiz.some(({ why: because }) => because.length <= 15)],
    ['speaks-of-money', about === 'money'],
    ['speaks-of-a-patient', about === 'patient'],
  ]
  return rules.flatMap(([fault, isSo]) => (isSo ? [fault] : []))
}

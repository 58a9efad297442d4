import { never } from '#app/domain/shared/result.ts'
import type { Grouping, GroupingNote, JudgedSecondary, NotGrouped, Uncounted } from './stay.ts'

const dotted = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

/** Why a DRG is what it is, or why there is none: sentences for people, codes with their dot. */
export function basisOf(grouping: Grouping): string {
  const sentences = [
    grouping.notGrouped ? `Not grouped: ${saidNotGrouped(grouping.notGrouped)}` : saidSeverity(grouping),
    ...grouping.secondary.flatMap(saidSecondary),
    ...grouping.notes.map(saidNote),
  ]
  return sentences.filter((sentence) => sentence !== '').join('; ')
}

function saidSeverity({ notes, secondary, drg }: Grouping): string {
  if (notes.includes('by-encoder') || drg === null) return ''
  return secondary.some((one) => one.counts) ? '' : 'no CC or MCC counts'
}

function saidSecondary(one: JudgedSecondary): string[] {
  const code = dotted(one.code)
  if (one.level === 'not-in-table') return [`${code} is not in the loaded table`]
  if (one.level === 'NON_CC') return []
  if (one.counts) return [`${code} is ${one.level === 'MCC' ? 'an MCC' : 'a CC'}`]
  return one.why ? [`${code} does not count: ${saidUncounted(one.why)}`] : []
}

function saidUncounted(why: Uncounted): string {
  switch (why) {
    case 'excluded-by-principal':
      return 'the principal diagnosis excludes it'
    case 'patient-died':
      return 'it counts only in patients discharged alive'
    case 'same-as-principal':
      return 'it repeats the principal diagnosis'
    case 'repeated':
      return 'it is coded twice'
    case 'defines-the-group':
      return 'it defines the group'
    default:
      return never(why)
  }
}

function saidNotGrouped(why: NotGrouped): string {
  switch (why) {
    case 'not-loaded':
      return 'no MS-DRG tables are loaded for the day of discharge'
    case 'principal-not-in-table':
      return 'the principal diagnosis is not in the loaded table'
    case 'procedures-need-encoder':
      return 'procedures are coded, and the DRG of a surgical stay comes from the encoder'
    case 'delivery-needs-procedures':
      return 'the DRG of a delivery depends on its procedures: take it from the encoder'
    case 'newborn-needs-problem-lists':
      return 'newborn DRGs depend on problem lists that are not in the loaded tables: take it from the encoder'
    case 'hiv-needs-related-list':
      return 'HIV DRGs depend on a list of related conditions that is not in the loaded tables: take it from the encoder'
    case 'inhalation-needs-list':
      return 'burn DRGs depend on a list of inhalation injuries that is not in the loaded tables: take it from the encoder'
    default:
      return never(why)
  }
}

const NOTES: Record<GroupingNote, string> = {
  'by-encoder': 'the DRG is the one of the encoder',
  expired: 'the patient died: the family for expired patients',
  'left-against-advice': 'left against medical advice',
  'newborn-died-or-transferred': 'the newborn died or was transferred',
  'clot-dissolved-elsewhere': 'tPA was given at another hospital within 24 hours, which is at least DRG 065',
  'acute-leukemia-with-chemotherapy': 'chemotherapy with acute leukemia as secondary diagnosis',
  'extensive-burn': 'extensive burn',
  'full-thickness-burn': 'full-thickness burn',
  'multiple-trauma': 'multiple significant trauma (MDC 24) by our own short list of injuries, not the official lists',
  'multiple-trauma-possible':
    'if the official lists count these injuries as significant trauma, the DRG is one of 963 to 965',
  'by-sex': 'a diagnosis of either sex, grouped with the female reproductive system',
  'cannot-be-principal': 'the code cannot be a principal diagnosis',
  'unacceptable-principal': 'the Medicare Code Editor does not accept this code as principal diagnosis',
  'alive-assumed': 'discharge alive is assumed',
  'hospital-acquired-not-checked':
    'a counted secondary was not present on admission; the list of hospital-acquired conditions is not loaded',
}
const saidNote = (note: GroupingNote): string => NOTES[note]

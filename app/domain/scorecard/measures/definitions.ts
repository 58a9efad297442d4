import definitions from './definitions.json'
import { nameOf } from './measure-names.ts'

export const MEASURES = [
  'unspecified',
  'unspecifiedByAxis',
  'unspecifiedAfter',
  'response',
  'timely',
  'time',
  'timeFirst',
  'agreement',
  'undetermined',
  'confirmed',
  'impact',
  'weight',
  'cmi',
  'hasty',
  'expected',
  'flag',
  'review',
  'queried',
  'unspecifiedUnasked',
  'queriesPer',
  'other',
  'ruledOut',
  'followThrough',
  'compliance',
  'withdrawn',
  'mcc',
  'cc',
  'caseMix',
  'caseMixStandard',
  'turnaround',
  'dnfc',
  'recapture',
  'riskScore',
  'suspectConfirmed',
  'suspectRuledOut',
  'takenOut',
  'visits',
  'accuracy',
  'auditPass',
  'levels',
  'productivity',
  'weightedRecords',
  'reviews',
  'denial',
  'overturned',
  'netCaseMix',
  'shrunk',
  'control',
  'gaming',
] as const
export type MeasureId = (typeof MEASURES)[number]
/** What a number means: what is counted, of what, without what, by which clock; which way is better, if any; and whose definition it is. */
export type Definition = Record<'name' | 'events' | 'of' | 'without' | 'clock' | 'direction' | 'source', string> & {
  id: string
}

/** The version of all definitions; it changes with any of them. */
export const DEFINITIONS_VERSION = definitions.version
/** Every measure's definition, in the order in which they are explained. */
export const DEFINITIONS: readonly Definition[] = definitions.measures.map((one) => ({ ...one, name: nameOf(one.id) }))

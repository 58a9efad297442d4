import { tableForm } from './codes-form.ts'
import type { DrgTables, DrgTriple } from './drg-tables.ts'
import { routeOf } from './routes.ts'
import { judgeSecondaries, severityOf } from './severity.ts'
import type { Grouping, GroupingNote, JudgedSecondary, NotGrouped, SeverityLevel, Stay } from './stay.ts'
import { type Trauma, traumaOf } from './trauma.ts'

/** "Ungroupable" of the official grouper: an external cause, for example, cannot be the principal diagnosis. */
const UNGROUPABLE = '999'

/**
 * The MS-DRG of a medical stay from the tables of one release. A surgical stay takes the encoder's DRG; where the tables cannot tell,
 * `drg` is null and `notGrouped` says why: nothing is guessed.
 */
export function groupDrg(tables: DrgTables, stay: Stay): Grouping {
  const judged = judgeSecondaries(tables, stay)
  const byEncoder = encoderGrouping(tables, stay, judged)
  if (byEncoder) return byEncoder
  if (stay.hasProcedures) return none('procedures-need-encoder', judged)
  const principal = tableForm(stay.principal)
  const entry = tables.principals.get(principal)
  if (!entry) return none('principal-not-in-table', judged)
  if (!entry.drgs) return { ...assigned(tables, UNGROUPABLE, null, judged, ['cannot-be-principal']), mdc: null }
  const { sex, disposition } = stay
  const trauma = traumaOf(principal, judged)
  const route = routeOf({ tables, principal, entry, drgs: entry.drgs, sex, disposition, judged, trauma })
  if (route?.notGrouped) return none(route.notGrouped, judged, entry.mdc)
  const counted = route?.judged ?? judged
  const drgs = route?.drgs ?? entry.drgs
  const level = severityOf(counted)
  const notes = notesOf(tables, { ...stay, principal }, { judged: counted, drgs, trauma, first: route?.note })
  return {
    ...assigned(tables, drgAt(drgs, level), shownSeverity(drgs, level), counted, notes),
    mdc: route?.mdc ?? entry.mdc,
  }
}

/** The grouping of a stay for which no table of its date is loaded: every secondary stays unjudged. */
export function notLoaded(stay: Stay): Grouping {
  const judged = stay.secondary.map(
    ({ code }): JudgedSecondary => ({ code: tableForm(code), level: 'not-in-table', counts: false, why: null }),
  )
  return none('not-loaded', judged)
}

function drgAt(drgs: DrgTriple, level: SeverityLevel): string {
  if (level === 'MCC') return drgs.mcc
  return level === 'CC' ? drgs.cc : drgs.none
}

/** The level that the DRG stands for, as the official grouper reports it: a CC in a family that has no CC tier is NON_CC. */
function shownSeverity(drgs: DrgTriple, level: SeverityLevel): SeverityLevel {
  return drgAt(drgs, level) === drgs.none ? 'NON_CC' : level
}

function encoderGrouping(tables: DrgTables, stay: Stay, judged: JudgedSecondary[]): Grouping | null {
  if (!stay.encoderDrg) return null
  const drg = stay.encoderDrg.trim().padStart(3, '0')
  const row = tables.drgs.get(drg)
  const isMedical = row?.type === 'medical'
  if (isMedical && !stay.hasProcedures) return null
  return { ...assigned(tables, drg, null, judged, ['by-encoder']), mdc: row?.mdc ?? null }
}

type Found = { judged: JudgedSecondary[]; drgs: DrgTriple; trauma: Trauma; first: GroupingNote | undefined }
function notesOf(tables: DrgTables, stay: Stay, { judged, drgs, trauma, first }: Found): GroupingNote[] {
  const notes: GroupingNote[] = first ? [first] : []
  if (tables.unacceptable.has(stay.principal)) notes.push('unacceptable-principal')
  const isAcquired = stay.secondary.some(
    ({ presentOnAdmission }, at) =>
      (presentOnAdmission === 'N' || presentOnAdmission === 'U') && judged[at]?.counts === true,
  )
  if (isAcquired) notes.push('hospital-acquired-not-checked')
  if (trauma === 'possible') notes.push('multiple-trauma-possible')
  if (stay.disposition === null && drgs.mcc === '280') notes.push('alive-assumed')
  return notes
}

function assigned(
  tables: DrgTables,
  drg: string,
  severity: SeverityLevel | null,
  secondary: JudgedSecondary[],
  notes: GroupingNote[],
): Omit<Grouping, 'mdc'> {
  const weightX10000 = tables.drgs.get(drg)?.weightX10000 ?? null
  return { drg, severity, weightX10000, secondary, notGrouped: null, notes }
}

function none(why: NotGrouped, secondary: JudgedSecondary[], mdc: string | null = null): Grouping {
  return { drg: null, mdc, severity: null, weightX10000: null, secondary, notGrouped: why, notes: [] }
}

import type { ChartDocument, ChartResult } from '#app/domain/encounter/chart.ts'
import { tidy } from '#app/domain/intake/text/plain.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { attachmentText } from './attachment.ts'
import { roleOfAuthor } from './author-role.ts'
import { codesUnder, codingOf, LOINC, wordsOf, wordsUnder } from './concept.ts'
import type { DocumentFact, FaultWord, Place, ResultFact } from './facts.ts'
import { lookUp, type Node, nodeAt, nodesAt, textAt, wordsAt, wordsListAt } from './node.ts'
import { momentUnder, readPlace, touchedAt } from './place.ts'
import { readReferences, type Scope } from './reference.ts'

/** HL7 v2 table 0074 and the LOINC parts that US Core uses for the same. */
const GROUPS: Record<string, ChartResult['kind']> = {
  rad: 'imaging',
  'lp29684-5': 'imaging',
  imaging: 'imaging',
  ct: 'imaging',
  mrs: 'imaging',
  nmr: 'imaging',
  rus: 'imaging',
  xrc: 'imaging',
  us: 'imaging',
  cus: 'imaging',
  nms: 'imaging',
  lab: 'laboratory',
  laboratory: 'laboratory',
  hm: 'laboratory',
  ch: 'laboratory',
  mb: 'laboratory',
  sp: 'laboratory',
  path: 'laboratory',
  'lp7839-6': 'laboratory',
  'lp29708-2': 'procedure',
  ec: 'procedure',
}

/**
 * Returns the report as a document when its text was sent, and as a result with its conclusion or the names of its parts. A text
 * that lies elsewhere or is no text is named in the result: the report itself is not lost.
 */
export function readDiagnosticReport(resource: Node, scope: Scope): Result<(DocumentFact | ResultFact)[], FaultWord> {
  const takenAt = momentUnder(resource, ['effectiveDateTime', 'effectivePeriod', 'issued']) ?? touchedAt(resource)
  const place = readPlace(resource, takenAt, scope)
  if (!place.ok) return place
  if (!takenAt) return refuse('no-time')
  const name = wordsOf(nodeAt(resource, 'code')) ?? wordsUnder(resource, 'category')
  if (name === null) return refuse('no-name')
  const text = attachmentText(nodesAt(resource, 'presentedForm'))
  const words =
    summaryOf(resource) ?? (text.ok || text.error === 'no-attachment' ? null : 'The text of this report was not sent')
  const document = text.ok ? [documentOf(resource, { ...place.value, name, text: text.value, takenAt }, scope)] : []
  const result: ResultFact = { ...bareResult, ...place.value, ...headOf(resource, name), words, takenAt }
  return ok(document.length > 0 && words === null ? document : [...document, result])
}

const bareResult = {
  kind: 'result',
  part: '',
  value: null,
  unit: null,
  referenceLow: null,
  referenceHigh: null,
  flag: null,
} as const

const headOf = (resource: Node, name: string) => ({
  group: groupOf(resource),
  name,
  coding: codingOf(nodeAt(resource, 'code'), LOINC),
})

function documentOf(
  resource: Node,
  { name, text, takenAt, ...place }: Place & { name: string; text: string; takenAt: Date },
  scope: Scope,
): DocumentFact {
  const people = [...readReferences(resource, 'resultsInterpreter', ['Practitioner', 'PractitionerRole'], scope)]
  people.push(...readReferences(resource, 'performer', ['Practitioner', 'PractitionerRole'], scope))
  const signers = [...nodesAt(resource, 'resultsInterpreter'), ...nodesAt(resource, 'performer')]
  const [authorName] = signers.flatMap((signer) => wordsAt(signer, 'display') ?? [])
  return {
    kind: 'document',
    ...place,
    part: 'text',
    type: name,
    typeCoding: codingOf(nodeAt(resource, 'code'), LOINC),
    author: people[0] ?? null,
    authorName: authorName ?? null,
    authorRole: authorRoleOf(resource, name, authorName ?? null),
    writtenAt: momentUnder(resource, ['issued']) ?? takenAt,
    text,
  }
}

/** A report of unknown author under a radiology or pathology category is that department's, whatever its title. */
function authorRoleOf(resource: Node, name: string, author: string | null): ChartDocument['authorRole'] {
  const codes = codesUnder(resource, 'category')
  if (codes.some((code) => code === 'sp' || code === 'path' || code === 'lp7839-6')) return 'pathologist'
  return groupOf(resource) === 'imaging' ? 'radiologist' : roleOfAuthor({ title: name, author })
}

function summaryOf(resource: Node): string | null {
  const conclusion = textAt(resource, 'conclusion')
  if (conclusion !== null) return tidy(conclusion)
  const coded = nodesAt(resource, 'conclusionCode').flatMap((concept) => wordsOf(concept) ?? [])
  if (coded.length > 0) return coded.join('; ').slice(0, 500)
  const results = nodesAt(resource, 'result')
  if (results.length === 0) return null
  const names = results.flatMap((result) => wordsListAt(result, 'display'))
  return names.length > 0 ? `Panel: ${names.join(', ')}`.slice(0, 500) : `Panel of ${results.length} results`
}

function groupOf(resource: Node): ChartResult['kind'] {
  const known = codesUnder(resource, 'category').flatMap((code) => lookUp(GROUPS, code) ?? [])
  return known[0] ?? 'other'
}

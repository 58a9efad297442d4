import { ok, type Result } from '#app/domain/shared/result.ts'
import { attachmentText } from './attachment.ts'
import { roleOfAuthor } from './author-role.ts'
import { codingOf, LOINC, wordsOf, wordsUnder } from './concept.ts'
import type { DocumentFact, FaultWord } from './facts.ts'
import { type Node, nodeAt, nodesAt, wordsAt } from './node.ts'
import { momentUnder, readPlace, touchedAt } from './place.ts'
import { readReference, type Scope } from './reference.ts'

/** Returns the note with its plain words. What has no text that could be quoted is refused, and says why. */
export function readDocument(resource: Node, scope: Scope): Result<DocumentFact[], FaultWord> {
  const period = nodeAt(nodeAt(resource, 'context'), 'period')
  const writtenAt =
    momentUnder(resource, ['date', 'created', 'indexed']) ??
    (period ? momentUnder(period, ['end', 'start']) : null) ??
    touchedAt(resource)
  const place = readPlace(resource, writtenAt, scope)
  if (!place.ok) return place
  const attachments = nodesAt(resource, 'content').flatMap((content) => nodesAt(content, 'attachment'))
  const text = attachmentText(attachments)
  if (!text.ok) return text
  const type = wordsOf(nodeAt(resource, 'type')) ?? wordsUnder(resource, 'category') ?? wordsAt(resource, 'description')
  const title = type ?? wordsAt(attachments[0] ?? null, 'title') ?? 'Document'
  const { author, authorName } = authorOf(resource, scope)
  return ok([
    {
      kind: 'document',
      ...place.value,
      part: '',
      type: title,
      typeCoding: codingOf(nodeAt(resource, 'type'), LOINC),
      author,
      authorName,
      authorRole: roleOfAuthor({ title, author: authorName }),
      writtenAt,
      text: text.value,
    },
  ])
}

/** The first author who is a clinician, else the first who is anybody; the authenticator where no author is named. */
function authorOf(resource: Node, scope: Scope): Pick<DocumentFact, 'author' | 'authorName'> {
  const people = [...nodesAt(resource, 'author'), ...nodesAt(resource, 'authenticator')]
  for (const person of people) {
    const author = readReference(person, ['Practitioner', 'PractitionerRole'], scope)
    if (author) return { author, authorName: author.display }
  }
  const names = people.flatMap((person) => wordsAt(person, 'display') ?? [])
  return { author: null, authorName: names[0] ?? null }
}

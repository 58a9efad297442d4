import { blankPiece, idFrom, publishable, withVersion } from '#app/domain/education/edit-material.ts'
import { findMaterial, SHIPPED_TEXT } from '#app/domain/education/library.ts'
import { type Material, type MaterialRefusal, readMaterial } from '#app/domain/education/material.ts'
import { type MaterialFault, materialFaults } from '#app/domain/education/material-rules.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { Db } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { addPiece, dropDraft, type KeptPiece, listVersions, savePiece } from '#db/education-library.ts'
import { starterCodes, starterReleases } from '#db/starter-codes.ts'
import { billableCodes } from '../codes/billable-codes.server.ts'
import type { Context } from '../context.server.ts'
import { labelOf } from './family-label.server.ts'
import { readPieces } from './library.server.ts'

export type PieceRefusal =
  | MaterialRefusal
  | MaterialFault
  | 'no-such-material'
  | 'no-draft'
  | 'no-title'
  | 'changed-since'

/** The last day of an edition of ICD-10-CM. */
const lastDayOf = (edition: string): string => `${edition}-09-30`

/** Which of a piece's codes may be billed in the edition it names: by the loaded release, or by the starter set. */
async function billableOf(context: Context, { codes, release }: Material): Promise<Set<string>> {
  const own = codes.map(({ code }) => code)
  if (starterReleases().some(({ edition }) => edition === release)) {
    const known = new Set(starterCodes(release).flatMap(({ code, billable }) => (billable ? [code] : [])))
    if (own.every((code) => known.has(code))) return known
  }
  return /^\d{4}$/.test(release) ? billableCodes(context, own, lastDayOf(release)) : new Set()
}

/** The Markdown of a version: of none given, of the one that stands. Null of an unknown one. */
export async function textOf(db: Db, id: string, version?: number): Promise<{ version: number; text: string } | null> {
  const versions = await listVersions(db, id)
  const shipped = SHIPPED_TEXT.get(id)
  const ofShipped = shipped ? readMaterial(id, shipped) : null
  const all = [
    ...versions.filter(({ state }) => state === 'published').map((one) => ({ version: one.version, text: one.text })),
    // Behind the house's own, whatever its number: what was published here stands.
    ...(shipped && ofShipped?.ok ? [{ version: ofShipped.value.version, text: shipped }] : []),
  ]
  return (version === undefined ? all[0] : all.find((one) => one.version === version)) ?? null
}

/** What the page of editing shows: the text as it stands or as drafted, what is wrong with it, and its versions. */
export async function readEditing(context: Context, id: string, typed: string | null) {
  const { db } = context
  const versions = await listVersions(db, id)
  const draft = versions.find(({ state }) => state === 'draft') ?? null
  const stands = await textOf(db, id)
  const text = typed ?? draft?.text ?? stands?.text ?? null
  if (text === null) return null
  const read = readMaterial(id, text)
  return {
    ...{ id, text, draft: draft ? { version: draft.version, revision: draft.revision } : null },
    stands: stands?.version ?? null,
    isWithdrawn: versions.find(({ state }) => state !== 'draft')?.state === 'withdrawn',
    preview: read.ok ? { ...read.value, label: labelOf(read.value.family) } : null,
    faults: read.ok ? materialFaults(read.value, await billableOf(context, read.value)) : [read.error],
    versions: versions
      .filter(({ state }) => state === 'published')
      .map(({ version, writtenAt, writtenBy }) => ({ version, writtenAt, writtenBy })),
  }
}

/** A new piece, from a title or from a whole file; returns its id. It is a draft until it is published. */
export async function startPiece(
  { db, now }: Context,
  user: User,
  given: { title: string; family: string; text: string },
): Promise<Result<string, PieceRefusal>> {
  const release = starterReleases().at(-1)?.edition ?? ''
  const text = given.text.trim() === '' ? blankPiece(given.title.trim(), given.family, release) : given.text
  const title = given.title.trim() || (/^title:(.+)$/m.exec(text)?.[1] ?? '').trim()
  const taken = new Set((await readPieces(db)).map(({ id }) => id))
  const id = idFrom(title, taken)
  if (id === null) return refuse('no-title')
  // A draft of that name that was never published is somebody's work as well.
  const version = 1 + Math.max(0, ...(await listVersions(db, id)).map((one) => one.version))
  const at = now()
  const draft = { id, version, state: 'draft' as const, text: withVersion(text, version), revision: 1 }
  await commit(db, {
    writes: [addPiece({ ...draft, writtenBy: user.id, writtenAt: at })],
    audit: [{ what: 'education.piece-drafted', who: user.id, at, onId: id, detail: { version } }],
  })
  return ok(id)
}

/** Keeps the text as the piece's draft. Refuses when someone else kept another since it was read. */
export async function saveDraft(
  { db, now }: Context,
  user: User,
  { id, text, revision }: { id: string; text: string; revision: number },
): Promise<Result<null, PieceRefusal>> {
  const stands = await textOf(db, id)
  const versions = await listVersions(db, id)
  const draft = versions.find(({ state }) => state === 'draft')
  if (!stands && !draft) return refuse('no-such-material')
  if ((draft?.revision ?? 0) !== revision) return refuse('changed-since')
  const at = now()
  const highest = Math.max(stands?.version ?? 0, ...versions.map((one) => one.version))
  const version = draft?.version ?? highest + 1
  const kept: KeptPiece = {
    ...{ id, version, state: 'draft', text: withVersion(text.replace(/\r\n/g, '\n'), version) },
    ...{ revision: draft?.revision ?? 1, writtenBy: user.id, writtenAt: at },
  }
  await commit(db, {
    writes: [draft ? savePiece(kept) : addPiece(kept)],
    audit: [{ what: 'education.piece-drafted', who: user.id, at, onId: id, detail: { version } }],
  })
  return ok(null)
}

/** The draft becomes the version that stands. Results of quizzes keep the version that they were taken on. */
export async function publishPiece(context: Context, user: User, id: string): Promise<Result<number, PieceRefusal>> {
  const { db, now } = context
  const draft = (await listVersions(db, id)).find(({ state }) => state === 'draft')
  if (!draft) return refuse('no-draft')
  const read = readMaterial(id, draft.text)
  if (!read.ok) return read
  const may = publishable(draft, await billableOf(context, read.value))
  if (!may.ok) return may
  const at = now()
  const { version } = draft
  await commit(db, {
    writes: [savePiece({ ...draft, state: 'published', writtenBy: user.id, writtenAt: at })],
    audit: [{ what: 'education.piece-published', who: user.id, at, onId: id, detail: { version } }],
  })
  return ok(version)
}

/** Throws a draft away; what stands stays. */
export async function discardDraft({ db, now }: Context, user: User, id: string): Promise<Result<null, PieceRefusal>> {
  const draft = (await listVersions(db, id)).find(({ state }) => state === 'draft')
  if (!draft) return refuse('no-draft')
  const at = now()
  const detail = { version: draft.version, discarded: true }
  await commit(db, {
    writes: [dropDraft(draft)],
    audit: [{ what: 'education.piece-drafted', who: user.id, at, onId: id, detail }],
  })
  return ok(null)
}

/** Takes a piece out of the library: a version that only says so. Sessions and quizzes of it stay. */
export async function withdrawPiece({ db, now }: Context, user: User, id: string): Promise<Result<null, PieceRefusal>> {
  if (!findMaterial(await readPieces(db), id)) return refuse('no-such-material')
  const stands = await textOf(db, id)
  const versions = await listVersions(db, id)
  const draft = versions.find(({ state }) => state === 'draft')
  const version = 1 + Math.max(stands?.version ?? 0, ...versions.map((one) => (one === draft ? 0 : one.version)))
  const at = now()
  const kept = { id, version, state: 'withdrawn' as const, text: stands?.text ?? '', revision: 1 }
  await commit(db, {
    writes: [...(draft ? [dropDraft(draft)] : []), addPiece({ ...kept, writtenBy: user.id, writtenAt: at })],
    audit: [{ what: 'education.piece-published', who: user.id, at, onId: id, detail: { version, withdrawn: true } }],
  })
  return ok(null)
}

import { type Material, readMaterial } from './material.ts'

const FILES = import.meta.glob<string>('./material/*.md', { query: '?raw', import: 'default', eager: true })
/** The Markdown of the pieces that come with the product, by id. */
export const SHIPPED_TEXT: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES).map(([path, text]) => [path.replace(/^.*\/|\.md$/g, ''), text]),
)

const byTitle = (a: Material, b: Material) => a.title.localeCompare(b.title, 'en')

/** The pieces that come with the product, by title. A file that cannot be read is a bug of the build and is thrown. */
export const LIBRARY: readonly Material[] = [...SHIPPED_TEXT]
  .map(([id, text]) => {
    const read = readMaterial(id, text)
    if (!read.ok) throw new Error(`${id}: ${read.error}`)
    return read.value
  })
  .sort(byTitle)

export type Library = readonly Material[]
type Own = { id: string; version: number; state: 'published' | 'withdrawn'; text: string }

/**
 * The shipped pieces with the house's own beside and over them: what the house published or withdrew last stands, whatever a later edition of the
 * product brings.
 */
export function libraryWith(own: readonly Own[]): Library {
  const stands = new Map<string, Material | null>(LIBRARY.map((piece) => [piece.id, piece]))
  for (const { id, version, state, text } of [...own].sort((a, b) => a.version - b.version)) {
    const read = readMaterial(id, text)
    if (state === 'withdrawn') stands.set(id, null)
    else if (read.ok) stands.set(id, { ...read.value, version })
  }
  return [...stands.values()].flatMap((piece) => piece ?? []).sort(byTitle)
}

/** The piece of this id; null of an unknown one. */
export const findMaterial = (library: Library, id: string): Material | null =>
  library.find((one) => one.id === id) ?? null

/** The piece that teaches a family on one of these axes; `isExact` false: only the family is its subject. */
export function pieceFor(library: Library, family: string, axes: readonly string[]) {
  const pieces = library.filter((one) => one.family === family)
  const exact = pieces.find((one) => one.axes.some((axis) => axes.includes(axis)))
  const piece = exact ?? pieces[0]
  return piece ? { piece, isExact: exact !== undefined } : null
}

/** Pieces of a family that hold every word; an empty family or no words: all. */
export function searchLibrary(library: Library, { family, words }: { family: string; words: string }): Material[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return library.filter((one) => {
    if (family !== '' && one.family !== family) return false
    const text = [one.title, one.family, ...one.axes, ...one.document, ...one.card, one.before, one.after]
    const hay = [...text, ...one.codes.flatMap(({ code, wording }) => [code, wording])].join(' ').toLowerCase()
    return wanted.every((word) => hay.includes(word.replace(/^([a-z]\d\w)\./, '$1')))
  })
}

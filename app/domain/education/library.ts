import { type Material, readMaterial } from './material.ts'

const FILES = import.meta.glob<string>('./material/*.md', { query: '?raw', import: 'default', eager: true })

/** Every piece of the library by its title. A file that cannot be read is a bug of the build and is thrown. */
export const LIBRARY: readonly Material[] = Object.entries(FILES)
  .map(([path, text]) => {
    const id = path.replace(/^.*\/|\.md$/g, '')
    const read = readMaterial(id, text)
    if (!read.ok) throw new Error(`${id}: ${read.error}`)
    return read.value
  })
  .sort((a, b) => a.title.localeCompare(b.title, 'en'))

/** The piece of this id; null of an unknown one. */
export const findMaterial = (id: string): Material | null => LIBRARY.find((one) => one.id === id) ?? null

/** Pieces of a family that hold every word; an empty family or no words: all. */
export function searchLibrary({ family, words }: { family: string; words: string }): Material[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return LIBRARY.filter((one) => {
    if (family !== '' && one.family !== family) return false
    const text = [one.title, one.family, ...one.axes, ...one.document, ...one.card, one.before, one.after]
    const hay = [...text, ...one.codes.flatMap(({ code, wording }) => [code, wording])].join(' ').toLowerCase()
    return wanted.every((word) => hay.includes(word.replace(/^([a-z]\d\w)\./, '$1')))
  })
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** Every source file below a folder of the tree, as paths from its root. */
export function sourcesOf(folder: string): string[] {
  if (!existsSync(folder)) return []
  if (statSync(folder).isFile()) return /\.tsx?$/.test(folder) && !folder.endsWith('.d.ts') ? [folder] : []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => sourcesOf(join(folder, name)))
}

export type Import = { from: string; to: string; isPackage: boolean }
const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|\brequire\s*\(\s*['"]([^'"]+)['"]/g

/** What a file imports: statically, by re-export, dynamically, for types alone; aliases and relative paths resolved to files of the tree. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  return [...text.matchAll(IMPORT)].map((match) => {
    const path = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\?url$/, '')
    if (path.startsWith('#')) return { from: file, to: path.slice(1), isPackage: false }
    if (path.startsWith('.')) return { from: file, to: normalize(join(dirname(file), path)), isPackage: false }
    return { from: file, to: path, isPackage: true }
  })
}

/** All files reached from one, following arrows to their end, each with the way there. */
export function reach(file: string, ways = new Map<string, string[]>(), way: string[] = []): Map<string, string[]> {
  if (ways.has(file) || !existsSync(file) || !/\.tsx?$/.test(file)) return ways
  ways.set(file, [...way, file])
  for (const { to, isPackage } of importsOf(file)) if (!isPackage) reach(to, ways, [...way, file])
  return ways
}

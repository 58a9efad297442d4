import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of its own for each call; the operating system clears it. */
export const aFolder = (): string => mkdtempSync(join(tmpdir(), 'addendum-reference-'))

/** Writes a file into a folder and returns its path. */
export function aFile(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** A list of HCPCS codes as long as a published one: the kind that needs no official text. */
export function hcpcsList(codes = 8_000, title = 'Item'): string {
  const lines = Array.from({ length: codes }, (_, i) => `A${String(i).padStart(4, '0')},"${title} ${i}, each"`)
  return ['hcpcs,description', ...lines].join('\n')
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

type Module = { module: string; imports?: string[]; parentId?: string }
type Manifest = { entry: Module; routes: Record<string, Module & { id: string; path?: string }>; url: string }

/** What a page's first visit loads of JavaScript: each file compressed for itself, as it travels. Bytes, brotli (quality 11). */
export function weights(folder = 'build/client'): { route: string; files: number; bytes: number }[] {
  const manifest = readManifest(folder)
  const sizes = new Map<string, number>()
  const size = (path: string) => {
    const known = sizes.get(path)
    if (known !== undefined) return known
    const bytes = brotliCompressSync(readFileSync(join(folder, path))).length
    sizes.set(path, bytes)
    return bytes
  }
  return Object.values(manifest.routes)
    .filter((route) => route.id !== 'root')
    .map((route) => {
      // Not the manifest: routes are discovered as they are needed (v3_lazyRouteDiscovery), a page carries its own part inline.
      const files = new Set(filesOf(manifest.entry))
      let one: Module | undefined = route
      while (one) {
        for (const file of filesOf(one)) files.add(file)
        one = one.parentId ? manifest.routes[one.parentId] : undefined
      }
      return { route: route.id, files: files.size, bytes: [...files].reduce((sum, file) => sum + size(file), 0) }
    })
    .sort((a, b) => b.bytes - a.bytes)
}

const filesOf = ({ module, imports = [] }: Module): string[] => [module, ...imports]

function readManifest(folder: string): Manifest {
  const name = readdirSync(join(folder, 'assets')).find((file) => file.startsWith('manifest-'))
  if (!name) throw new Error('There is no build.')
  const text = readFileSync(join(folder, 'assets', name), 'utf8')
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
}

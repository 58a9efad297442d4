import { existsSync, readFileSync } from 'node:fs'
import { type Check, good, warn } from './check.ts'

/** Whether a folder lies on an encrypted volume, as far as Linux tells: dm-crypt names itself, what a cloud or controller does does not. */
export function volumeCheck(folder: string): Check {
  const unknown = (why: string) => warn('volume', `${why}: see to it that ${folder} lies on an encrypted volume`)
  if (!existsSync('/proc/self/mountinfo')) return unknown('This system does not say how the disk is encrypted')
  const device = deviceOf(folder, readFileSync('/proc/self/mountinfo', 'utf8'))
  const uuid = device ? `/sys/dev/block/${device}/dm/uuid` : ''
  if (uuid && existsSync(uuid) && readFileSync(uuid, 'utf8').startsWith('CRYPT-'))
    return good('volume', `${folder} lies on an encrypted volume (dm-crypt)`)
  return unknown('No dm-crypt under the data folder')
}

/** "8:1" of the mount that holds a folder: the longest mount point that it begins with. */
export function deviceOf(folder: string, mountinfo: string): string | null {
  let best: { point: string; device: string } | null = null
  for (const line of mountinfo.split('\n')) {
    const [, , device, , point] = line.split(' ')
    if (!device || !point) continue
    const holds = point === '/' || folder === point || folder.startsWith(`${point}/`)
    if (holds && (!best || point.length >= best.point.length)) best = { point, device }
  }
  return best?.device ?? null
}

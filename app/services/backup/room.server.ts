import { statfs } from 'node:fs/promises'

/** What a backup leaves free, so that answers can still be kept beside it. */
const SPARE = 64 * 1024 * 1024

const said = (bytes: number) => (bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`)

/** Free bytes of the volume that holds a folder, for an unprivileged user. */
export async function freeAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Throws a sentence unless the folder's volume has room for so many bytes and something to spare. */
export async function needRoom(folder: string, bytes: number): Promise<void> {
  const free = await freeAt(folder)
  if (free < bytes + SPARE)
    throw new Error(
      `The disk is too full for a backup: ${said(free)} are free, ${said(bytes + SPARE)} are needed. Make room, or give the data a larger volume.`,
    )
}

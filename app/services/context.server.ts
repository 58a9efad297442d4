import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { closeDatabase, type Db, openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { readSettings, type Settings } from './settings.server.ts'

/** What a deed is given. Built once, passed in; tests build their own. */
export type Context = {
  db: Db
  now: () => Date
  newId: () => string
  settings: Settings
}

/** A UUID of version 7: begins with the moment, so that rows written together lie together. RFC 9562 (2024) 5.7. */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The root of the tree: commands are typed anywhere, the data folder and the migrations are read from here. */
export const treeRoot = process.cwd()

/** Opens (and migrates) the database of a data folder. */
export function openContext(settings: Settings, root: string = treeRoot): Context {
  const folder = resolve(root, settings.dataFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const db = openDatabase(join(folder, 'addendum.db'))
  migrate(db, resolve(root, 'db/migrations'))
  return { db, now: () => new Date(), newId: () => newId(), settings }
}

export const closeContext = ({ db }: Context): void => closeDatabase(db)

/** The settings of this process, or an exit with sentences that help. */
export function settingsOfProcess(): Settings {
  const settings = readSettings(process.env)
  if (!('wrong' in settings)) return settings
  process.stderr.write(`Addendum cannot start with these settings:\n${settings.wrong.map((w) => `  ${w}\n`).join('')}`)
  process.exit(2)
}

const holder = globalThis as typeof globalThis & { addendumContext?: Context }

/** The process's own context: opened on first use. Tests put theirs in its place with `useContext`. */
export function theContext(): Context {
  holder.addendumContext ??= openContext(settingsOfProcess())
  return holder.addendumContext
}

export function replaceContext(context: Context | undefined): void {
  holder.addendumContext = context
}

type Value = string | number | boolean | null
type Detail = Record<string, Value>

/** What stands behind a field's name when the entry keeps what it said before as well. */
const BEFORE = ' before'

/** Every simple value in an object, by its path: "roles.coder.idleMinutes". A list is one value. */
function flat(value: unknown, path = ''): [string, Value][] {
  if (value === null || value === undefined) return path === '' ? [] : [[path, null]]
  if (Array.isArray(value)) return [[path, value.map((one) => sayValue(one)).join(', ')]]
  if (typeof value !== 'object') return [[path, value as Value]]
  return Object.entries(value).flatMap(([name, inner]) => flat(inner, path === '' ? name : `${path}.${name}`))
}

/** What differs between two states of a setting, for the detail of its entry: each field that changed, with what it said before. */
export function changesOf(before: unknown, after: unknown): Detail {
  const was = new Map(flat(before))
  const is = new Map(flat(after))
  const detail: Detail = {}
  for (const name of new Set([...is.keys(), ...was.keys()])) {
    const [old, next] = [was.get(name) ?? null, is.get(name) ?? null]
    if (old === next) continue
    detail[name] = next
    detail[`${name}${BEFORE}`] = old
  }
  return detail
}

export type SaidField = { field: string; now: string; before: string | null }

/** The detail of an entry as fields in plain words, for people; whatever is not our JSON is said as it stands. */
export function sayDetail(text: string | null): SaidField[] {
  if (text === null) return []
  const read = readJson(text)
  if (read === null || typeof read !== 'object') return [{ field: 'detail', now: text, before: null }]
  const fields = flat(unfolded(read))
  const before = new Map(fields.filter(([name]) => name.endsWith(BEFORE)))
  return fields
    .filter(([name]) => !name.endsWith(BEFORE))
    .map(([name, value]) => {
      const old = before.get(`${name}${BEFORE}`)
      return { field: sayName(name), now: sayValue(value), before: old === undefined ? null : sayValue(old) }
    })
}

/** Older entries keep a whole setting as a text of JSON inside the detail. */
const unfolded = (detail: object): object =>
  Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('{') ? (readJson(value) ?? value) : value,
    ]),
  )

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** "roles.coder.idleMinutes" is "roles, coder, idle minutes". */
const sayName = (path: string): string =>
  path
    .split('.')
    .map((name) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase())
    .join(', ')

function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

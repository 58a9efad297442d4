/**
 * What was typed as a whole number of its last decimal place, exactly: `scaled('1.0123', 4)` is 10123, `scaled('7,412.5', 2)` is 741250. Null
 * for what is no number, is negative, has more places than asked for, or outgrows exact whole numbers.
 */
export function scaled(typed: string, places: number): number | null {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(typed.trim())
  if (!match) return null
  const [, whole = '', part = ''] = match
  if (part.length > places) return null
  const value = Number(whole.replaceAll(',', '') + part.padEnd(places, '0'))
  return Number.isSafeInteger(value) ? value : null
}

/** The same way back, without the noughts that say nothing: `written(10123, 4)` is "1.0123", `written(5000, 2)` is "50". */
export function written(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, '0')
  const part = places === 0 ? '' : digits.slice(-places).replace(/(?<!0)0+$/, '')
  const whole = places === 0 ? digits : digits.slice(0, -places)
  return part === '' ? whole : `${whole}.${part}`
}

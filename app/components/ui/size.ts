const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** "1.4 GB", in thousands. */
export function sizeOf(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`
}

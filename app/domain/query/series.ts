const NUMBER = String.raw`-?\d+(?:\.\d+)?`
const SERIES = new RegExp(`${NUMBER}(?: (?:->|>) ${NUMBER})+`)

/** Returns the values of a series as an indicator writes it ("Creatinine 0.9 -> 1.6 -> 2.4 mg/dL"), oldest first; empty where the words are none. */
export function valuesIn(text: string): number[] {
  const found = SERIES.exec(text)?.[0]
  return found ? found.split(/ -?> /).map(Number) : []
}

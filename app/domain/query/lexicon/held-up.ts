const HELD_UP =
  /^[^;.]{0,24}\b(?:on|with|via|by|after)\b[^;.]{0,16}(?:\b(?:[3-9]|[1-9]\d) ?(?:l\b|lpm|liters?)|\b(?:hfnc|high[- ]flow|bipap|cpap|vent\w*|non-?rebreather|nrb|venturi|mask|fio2))/i
const GASES = new Set(['spo2', 'po2', 'pf-ratio'])

/** Returns whether a value of the blood's oxygen that ends at an offset was reached with more than a little oxygen or a machine: such a one is not normal, whatever the figure. */
export function isHeldUp(measure: string, text: string, end: number): boolean {
  return GASES.has(measure) && HELD_UP.test(text.slice(end, end + 60))
}

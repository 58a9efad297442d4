/**
 * Results come with names and units of machines: "Creatinine [Mass/volume] in Serum or Plasma", "10*3/uL", "mL/min/{1.73_m2}". People read
 * them badly, and the numbers in them would be read as values. UCUM and LOINC keep their own words in the chart; these are for quoting.
 */
const UNITS: [RegExp, string][] = [
  [/^10[*^]3\/(?:u|µ|mc)L$|^10[*^]9\/L$|^(?:1000|x10\^?3)\/(?:u|µ|mc)L$/i, 'K/uL'],
  [/^10[*^]6\/(?:u|µ|mc)L$|^10[*^]12\/L$/i, 'M/uL'],
  [/^mm\[Hg\]$/i, 'mmHg'],
  [/^Cel$/i, '°C'],
  [/^\[degF\]$/i, '°F'],
  [/^\[lb_av\]$/i, 'lb'],
  [/^\[in_i\]$/i, 'in'],
  [/^\{[^}]*\}$|^1$/, ''],
]

/** Returns a unit as people write it; one that is not in our short table loses only its UCUM marks. */
export function plainUnit(unit: string | null): string {
  const given = (unit ?? '').trim()
  const known = UNITS.find(([pattern]) => pattern.test(given))
  if (known) return known[1]
  return given
    .replace(/\/\{?1\.73[^/]*$/i, '')
    .replace(/\{[^{}]*\}/g, '')
    .replace(/[[\]]/g, '')
}

/** Returns the name of a result without the property, system and method of a LOINC name. */
export function plainName(name: string): string {
  return name
    .replace(/\/1\.73\s*(?:sq\.?\s*m|m\s*\^?2|m2)\.?(?:predicted)?/gi, '')
    .replace(/\/Hemoglobin\.total\b/i, '')
    .replace(/(?<!\s)\s*\[[^[\]]*\]/g, '')
    .replace(/(?<!\s)\s+(?:in|of)\s+(?:Serum|Plasma|Blood|Arterial blood|Venous blood|Capillary blood|Body)\b.*$/i, '')
    .replace(
      /(?<!\s)\s+by\s+(?:Automated count|Creatinine-based formula|Pulse oximetry|Computer assisted method|Test strip)\b.*$/i,
      '',
    )
    .trim()
}

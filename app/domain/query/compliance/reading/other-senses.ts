/** An abbreviation, the words behind it and before it by which it names no disease: NPH by units is insulin, ED with a date is a department. */
const BEHIND: readonly [RegExp, RegExp][] = [
  [/^NPH$/, /^,? (?:insulin|\d+ ?u)/],
  [/^ED$/, /^,? \(?\d/],
  [/^CDI$/, /^'s\b/],
  [/^CDI's$/, /^ /],
  [/^shocks?$/, /^,? (?:of |at )?\d+ ?J\b/],
  // A virus that is counted, typed or looked for in the laboratory.
  [
    /^(?:H[ABCDE]V|HIV(?:-?1)?|CMV|EBV|HSV|RSV|hepatitis [ABC])$/i,
    /^[ -]?(?:[12] )?(?:\d [ab] )?(?:RNA|DNA|viral load|VL\b|genotyp\w+|quantitative|quant\b|serolog\w+|copies|core (?:ag|antigen))/i,
  ],
  // A germ of which only the test is named, whatever it found.
  [
    /^(?:H[ABCDE]V|HIV(?:-?1)?(?:\/2)?|CMV|EBV|HSV|RSV|GBS|TB|MRSA|VRE|flu|influenza|COVID(?:-19)?|C\.? ?diff(?:icile)?|CDI|strep|hepatitis [ABC]|syphilis|lyme|mono)$/i,
    /^(?:[ -]?1?\/2)?[ -](?:[AB](?:\/[AB])? )?(?:ag|ab|pcr|naat?|nat|culture|cx|smear|quantiferon|igra|t-?spot|skin test|spot test|titers?|probe|toxin|gdh|nares|swab|surveillance|colonization swab)\b/i,
  ],
  // A gene that was looked for.
  [
    /^(?:factor V leiden|hemochromatosis|G6PD(?: deficiency)?)$/i,
    /^ (?:hetero|homo)zyg|^ (?:mutation|variant|genotype|gene)\b/i,
  ],
  [/^flu$/i, /^ (?:spared|season|shots?)\b/],
  // How far a joint is moved by another's hand.
  [
    /^PROM$/,
    /^,? (?:of |to |was |is )?\d+ ?(?:deg\w*|°|at the|in (?:flexion|extension|abduction)|flexion|extension|abduction|and arom)/i,
  ],
  // The pressures of toe and arm, a rating of movement.
  [/^TBI$/, /^[,:]? ?(?:(?:of|was|is|on the|left|right|[LR])[ :]+){0,3}[01]?\.\d/],
  [/^(?:MDS|CAD|TBI|ADHD|PTSD|OCD)$/, /^-(?:UPDRS|RADS|QOL|RS|RI|CL)\b/],
  [/^PFO$/, /^ bubble\b/i],
  // A device or an operation called after what it closes.
  [/^(?:ASD|VSD|PFO|PDA|atrial septal defect|patent foramen ovale)$/i, /^ (?:closure|occlu\w+|device|coil|patch)\b/i],
]

const BEFORE: readonly [RegExp, RegExp][] = [
  [/^stokes$/i, /\bcheyne[- ]$/i],
  [/^PE$/, /\bfosphenytoin \d+(?: mg)? $|\bmg $/i],
  [/^TBI$/, /\bABI(?:s)?(?: and |\/|, )$/],
]

/** How many letters beside a word tell its sense. */
const NEAR = 24

/** Returns whether the words at a place are an abbreviation that means a test, a drug, a dose or a place there. */
export function isOtherSense(text: string, start: number, end: number): boolean {
  const words = text.slice(start, end)
  return (
    BEHIND.some(([name, context]) => name.test(words) && context.test(text.slice(end, end + NEAR))) ||
    BEFORE.some(([name, context]) => name.test(words) && context.test(text.slice(Math.max(0, start - NEAR), start)))
  )
}

/** A run of beats, or a stopped heart, and the shock that a defibrillator gives for it. */
const GIVEN = /\b(?:before|after|by|one|two|three|first|single|each|icd|dc|aed|\d{1,2}) $/i
const RHYTHM =
  /\b(?:icd|defibrillat\w+|aed|joules|wide[- ]complex|vt|vf|torsades|(?:beat|second) run|runs?|rosc|cpr|pea|asystole|compressions|arrest)\b/i

/** Returns whether the shock named at a place is one that a defibrillator gave. */
export const isGivenShock = (text: string, start: number, words: string): boolean =>
  /^shocks?$/i.test(words) &&
  GIVEN.test(text.slice(Math.max(0, start - 12), start)) &&
  RHYTHM.test(text.slice(Math.max(0, start - 80), start + 80))

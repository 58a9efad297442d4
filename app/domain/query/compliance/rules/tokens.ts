import type { Passage } from '../reading/passage.ts'
import type { Reading } from '../reading/reading.ts'
import type { ContentRule, Hit } from '../rule.ts'

/** A slot as templates and record systems write it; a line to write on and a box to tick are none. */
const TOKEN =
  /\{\{[^{}]{0,80}\}\}|\[\[[^[\]]{1,80}\]\]|\$\{\w{1,40}\}|<<[^<>]{1,60}>>|\[(?:insert|enter|fill in)\b[^\]]{0,60}\]|@\w{2,40}@|%[A-Z][A-Z_]{2,40}%/i

export const NOT_FILLED = 'The chart did not fill this: put the words in its place, or take it out.'

/** The first slot of a passage that nobody filled. */
function openIn({ where, text }: Passage): Hit[] {
  const excerpt = TOKEN.exec(text)?.[0]
  return excerpt === undefined ? [] : [{ where, excerpt, why: NOT_FILLED }]
}

/** "Dr. {{NAME}}": words of a template that were sent as they stood. An indicator that holds one names no finding (IND-GENERIC). */
export const tokens: ContentRule = {
  kind: 'content',
  id: 'P-TMPL',
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'B22 p.7; HIAcode policy checklist',
  says: 'Templates are approved, versioned, reviewed, hold no default answer and no open placeholder.',
  enforcedBy: 'Templates pass the same check; review dates expire.',
  find: ({ title, question, options }: Reading) =>
    [title, question, ...options.map(({ passage }) => passage)].flatMap(openIn),
}

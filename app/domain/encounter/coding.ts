import type { PresentOnAdmission } from './chart.ts'

export type LineRefusal = 'no-lines' | 'same-code-twice' | 'too-many-lines'

/** Returns why these lines cannot be kept, or null. Final coding needs a principal diagnosis; a code stands once (Section I.B.12 of the Guidelines). */
export function checkLines(
  lines: { code: string; presentOnAdmission: PresentOnAdmission | null }[],
  stage: 'working' | 'final',
): LineRefusal | null {
  if (stage === 'final' && lines.length === 0) return 'no-lines'
  if (new Set(lines.map((line) => line.code)).size < lines.length) return 'same-code-twice'
  return lines.length > 100 ? 'too-many-lines' : null
}

import type { Area } from './area.ts'
export const doctor: Area = { does: '', verbs: {} }

import abdomenSkinBirth from './data/map/abdomen-skin-birth.json'
import heartLung from './data/map/heart-lung.json'
import kidneyBloodBrain from './data/map/kidney-blood-brain.json'
import moreConditions from './data/map/more-conditions.json'
import type { MapFile } from './evidence-map.ts'

/** The data files of the indicator map. */
export const MAP_FILES: readonly MapFile[] = [heartLung, kidneyBloodBrain, abdomenSkinBirth, moreConditions]

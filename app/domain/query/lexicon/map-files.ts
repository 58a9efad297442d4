import abdomenSkinBirth from './data/map/abdomen-skin-birth.json'
import birthSkinBoneInjury from './data/map/birth-skin-bone-injury.json'
import commonConditions from './data/map/common-conditions.json'
import digestionKidneyHormones from './data/map/digestion-kidney-hormones.json'
import heartLung from './data/map/heart-lung.json'
import heartVesselsAirways from './data/map/heart-vessels-airways.json'
import infectionBloodNerveMind from './data/map/infection-blood-nerve-mind.json'
import kidneyBloodBrain from './data/map/kidney-blood-brain.json'
import moreConditions from './data/map/more-conditions.json'
import type { MapFile } from './evidence-map.ts'

/** The data files of the indicator map. */
export const MAP_FILES: readonly MapFile[] = [
  heartLung,
  kidneyBloodBrain,
  abdomenSkinBirth,
  moreConditions,
  commonConditions,
  heartVesselsAirways,
  digestionKidneyHormones,
  infectionBloodNerveMind,
  birthSkinBoneInjury,
]

import { expect, test } from 'vitest'
import { specificityOf } from '#app/domain/codes/specificity.ts'
import { titled } from './builders.ts'

const of = (codes: string, code: string) => specificityOf(titled(codes)).find((it) => it.code === code)

test('a stage of a disease is none of its complications; another complication is where a named one goes', () => {
  const diabetes = `
0 E10 Type 1 diabetes mellitus
1 E1021 Type 1 diabetes mellitus with diabetic nephropathy
1 E1036 Type 1 diabetes mellitus with diabetic cataract
1 E1049 Type 1 diabetes mellitus with diabetic neuropathy
1 E1069 Type 1 diabetes mellitus with other specified complication
1 E108 Type 1 diabetes mellitus with unspecified complications
1 E10A0 Type 1 diabetes mellitus, presymptomatic, unspecified`
  expect(of(diabetes, 'E108')).toMatchObject({
    axes: ['complication'],
    alternatives: ['E1021', 'E1036', 'E1049', 'E1069'],
  })
})

test('"bilateral" is an answer where the others tell one ear with more', () => {
  const hearing = `
0 H90 Conductive and sensorineural hearing loss
1 H903 Sensorineural hearing loss, bilateral
0 H904 Sensorineural hearing loss, unilateral with unrestricted hearing on the contralateral side
1 H9041 Sensorineural hearing loss, unilateral, right ear, with unrestricted hearing on the contralateral side
1 H9042 Sensorineural hearing loss, unilateral, left ear, with unrestricted hearing on the contralateral side
1 H905 Unspecified sensorineural hearing loss`
  expect(of(hearing, 'H905')?.alternatives).toEqual(['H903', 'H9041', 'H9042'])
})

test('"suppurative and unspecified" makes suppurative an answer', () => {
  const ears = `
0 H66 Suppurative and unspecified otitis media
1 H66002 Acute suppurative otitis media without spontaneous rupture of ear drum, left ear
0 H664 Suppurative otitis media, unspecified
1 H6642 Suppurative otitis media, unspecified, left ear
0 H669 Otitis media, unspecified
1 H6692 Otitis media, unspecified, left ear`
  expect(of(ears, 'H6692')?.alternatives).toEqual(['H66002', 'H6642'])
})

test('an undetermined intent does not leave the cause open, a stage that cannot be determined is stated', () => {
  const breath = `
0 T71 Asphyxiation
0 T711 Asphyxiation due to mechanical threat to breathing
1 T71121A Asphyxiation due to plastic bag, accidental, initial encounter
1 T71124A Asphyxiation due to plastic bag, undetermined, initial encounter
1 T719XXA Asphyxiation due to unspecified cause, initial encounter`
  expect(of(breath, 'T719XXA')?.alternatives).toEqual(['T71121A', 'T71124A'])
  const eye = `
0 H40112 Primary open-angle glaucoma, left eye
1 H401120 Primary open-angle glaucoma, left eye, stage unspecified
1 H401121 Primary open-angle glaucoma, left eye, mild stage
1 H401124 Primary open-angle glaucoma, left eye, indeterminate stage`
  expect(of(eye, 'H401120')?.alternatives).toEqual(['H401121', 'H401124'])
})

test('"other sequelae" are told by other sequelae of a named cause', () => {
  const strokes = `
0 I69 Sequelae of cerebrovascular disease
1 I69061 Other paralytic syndrome following nontraumatic subarachnoid hemorrhage
1 I69098 Other sequelae following nontraumatic subarachnoid hemorrhage
1 I69998 Other sequelae following unspecified cerebrovascular disease`
  expect(of(strokes, 'I69998')?.alternatives).toEqual(['I69098'])
})

test('one of the things that the code means all of is a site; a level is told by the joint', () => {
  const burns = `
0 T20 Burn of head, face, and neck
0 T204 Corrosion of unspecified degree of head, face, and neck
1 T2040XA Corrosion of unspecified degree of head, face, and neck, unspecified site, initial encounter
1 T2043XA Corrosion of unspecified degree of chin, initial encounter
1 T2047XA Corrosion of unspecified degree of neck, initial encounter`
  expect(of(burns, 'T2040XA')?.alternatives).toEqual(['T2043XA', 'T2047XA'])
  const arms = `
0 S58 Traumatic amputation of elbow and forearm
0 S580 Traumatic amputation at elbow level
1 S58012A Complete traumatic amputation at elbow level, left arm, initial encounter
0 S589 Traumatic amputation of forearm, level unspecified
1 S58912A Complete traumatic amputation of left forearm, level unspecified, initial encounter`
  expect(of(arms, 'S58912A')).toMatchObject({ axes: ['site'], alternatives: ['S58012A'] })
})

test('what a heading takes in is not joined: a fracture of the ankle or the patella answers for the lower leg', () => {
  const leg = `
0 S82 Fracture of lower leg, including ankle
0 S820 Fracture of patella
1 S82002A Unspecified fracture of left patella, initial encounter for closed fracture
0 S829 Unspecified fracture of lower leg
1 S8292XA Unspecified fracture of left lower leg, initial encounter for closed fracture`
  expect(of(leg, 'S8292XA')?.alternatives).toEqual(['S82002A'])
})

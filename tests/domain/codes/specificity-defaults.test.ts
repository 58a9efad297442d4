import { expect, test } from 'vitest'
import { specificityOf } from '#app/domain/codes/specificity.ts'
import { titled } from './builders.ts'

const of = (codes: string, code: string) => specificityOf(titled(codes)).find((it) => it.code === code)

test('"for unspecified reason" is open: the end of "for" is no "or"', () => {
  const shots = `
0 Z28 Immunization not carried out
1 Z280 Immunization not carried out because of acute illness
1 Z281 Immunization not carried out because of belief
1 Z289 Immunization not carried out for unspecified reason`
  expect(of(shots, 'Z289')?.alternatives).toEqual(['Z280', 'Z281'])
})

test('below a heading that says no more than its own, each kind is asked for its place', () => {
  const skin = `
0 L02 Cutaneous abscess and furuncle
0 L020 Cutaneous abscess and furuncle of face
1 L0201 Cutaneous abscess of face
1 L0202 Furuncle of face
0 L021 Cutaneous abscess and furuncle of neck
1 L0211 Cutaneous abscess of neck
1 L0212 Furuncle of neck
0 L029 Cutaneous abscess and furuncle, unspecified
1 L0291 Cutaneous abscess, unspecified
1 L0292 Furuncle, unspecified`
  expect(of(skin, 'L0292')).toMatchObject({ axes: ['site'], alternatives: ['L0202', 'L0212'] })
})

test('"other and unspecified" behind a comma closes the codes before it', () => {
  const polio = `
0 A80 Acute poliomyelitis
1 A800 Acute paralytic poliomyelitis, vaccine-associated
1 A801 Acute paralytic poliomyelitis, wild virus
0 A803 Acute paralytic poliomyelitis, other and unspecified
1 A8030 Acute paralytic poliomyelitis, unspecified
1 A8039 Other acute paralytic poliomyelitis`
  expect(of(polio, 'A8030')?.alternatives).toEqual(['A800', 'A801', 'A8039'])
})

test('one of two things with a stroke between them is an answer', () => {
  const milk = `
0 T781 Other food reactions
1 T7810 Other food reactions due to milk with tolerance to baked milk
1 T7811 Other food reactions due to milk with reactivity to baked milk
1 T7819 Other food reactions due to milk with baked milk tolerance/reactivity, unspecified`
  expect(of(milk, 'T7819')?.alternatives).toEqual(['T7810', 'T7811'])
})

test('a polyneuropathy is a neuropathy; a nondisplaced fracture is none that is displaced', () => {
  const nerves = `
0 E114 Type 2 diabetes with neurological complications
1 E1140 Type 2 diabetes with diabetic neuropathy, unspecified
1 E1141 Type 2 diabetes with diabetic mononeuropathy
1 E1142 Type 2 diabetes with diabetic polyneuropathy`
  expect(of(nerves, 'E1140')?.alternatives).toEqual(['E1141', 'E1142'])
  const toe = `
0 S925 Fracture of lesser toe
1 S9250 Displaced unspecified fracture of lesser toe
1 S9251 Displaced fracture of proximal phalanx of lesser toe
1 S9252 Nondisplaced fracture of proximal phalanx of lesser toe`
  expect(of(toe, 'S9250')?.alternatives).toEqual(['S9251'])
})

test('the default of a family that goes by nearly its heading is answered by the family, not by the other thing of the heading', () => {
  const metabolism = `
0 K00 Disorders of tooth development and eruption
1 K000 Anodontia
1 K001 Supernumerary teeth
1 K006 Disturbances in tooth eruption
1 K008 Other disorders of tooth development
1 K009 Disorder of tooth development, unspecified`
  expect(of(metabolism, 'K009')?.alternatives).toEqual(['K000', 'K001', 'K008'])
  const stones = `
0 N20 Calculus of kidney and ureter
1 N200 Calculus of kidney
1 N201 Calculus of ureter
1 N209 Urinary calculus, unspecified`
  expect(of(stones, 'N209')).toMatchObject({ axes: ['site'], alternatives: ['N200', 'N201'] })
})

test('a place that a code says is not given up for an answer', () => {
  const shoulder = `
0 M93 Osteochondropathies
1 M9305 Slipped epiphysis, right hip
1 M9306 Slipped epiphysis, left hip
1 M9325 Osteochondritis dissecans, right hip
1 M9381 Other osteochondropathies, right shoulder
1 M9391 Osteochondropathy, unspecified, right shoulder`
  expect(of(shoulder, 'M9391')?.unspecified).toBe(false)
})

test('organs tell the sex of what is said of genital organs', () => {
  const wounds = `
0 S308 Other superficial injuries of pelvis and external genitals
1 S3081 Abrasion of penis
1 S3082 Abrasion of scrotum and testes
1 S3083 Abrasion of vagina and vulva
1 S3085 Abrasion of unspecified external genital organs, male`
  expect(of(wounds, 'S3085')).toMatchObject({ axes: ['site'], alternatives: ['S3081', 'S3082'] })
})

test('unspecified motor vehicles are told by the categories of one kind of vehicle, not by a train', () => {
  const bus = `
0 V73 Bus occupant injured in collision with car, pick-up truck or van
1 V730 Driver of bus injured in collision with car, pick-up truck or van in nontraffic accident
0 V75 Bus occupant injured in collision with railway train or railway vehicle
1 V750 Driver of bus injured in collision with railway train or railway vehicle in nontraffic accident
0 V79 Bus occupant injured in other and unspecified transport accidents
0 V790 Driver of bus injured in collision with other and unspecified motor vehicles in nontraffic accident
1 V7900 Driver of bus injured in collision with unspecified motor vehicles in nontraffic accident
1 V7909 Driver of bus injured in collision with other motor vehicles in nontraffic accident`
  expect(of(bus, 'V7900')?.alternatives).toEqual(['V730', 'V7909'])
})

test('where the named answers say "leg", another extremity is one as well', () => {
  const arteries = `
0 I7021 Atherosclerosis with claudication
1 I70211 Atherosclerosis with claudication, right leg
1 I70212 Atherosclerosis with claudication, left leg
1 I70218 Atherosclerosis with claudication, other extremity
1 I70219 Atherosclerosis with claudication, unspecified extremity`
  expect(of(arteries, 'I70219')?.alternatives).toEqual(['I70211', 'I70212', 'I70218'])
})

test('a heading that adds nothing lies between: thumbs answer for fingers, what a level counts for the limb', () => {
  const fingers = `
0 S62 Fracture at hand level
0 S625 Fracture of thumb
1 S6251 Displaced fracture of proximal phalanx of right thumb
0 S626 Fracture of other and unspecified finger
0 S6261 Displaced fracture of proximal phalanx of finger
1 S62610 Displaced fracture of proximal phalanx of right index finger
1 S62619 Displaced fracture of proximal phalanx of unspecified finger`
  expect(of(fingers, 'S62619')?.alternatives).toEqual(['S6251', 'S62610'])
  const vessels = `
0 S95 Injury of blood vessels at ankle and foot level
1 S9501 Laceration of dorsal artery of right foot
1 S9502 Laceration of dorsal artery of left foot
1 S9591 Laceration of unspecified blood vessel at ankle and foot level, right leg`
  expect(of(vessels, 'S9591')?.alternatives).toEqual(['S9501'])
})

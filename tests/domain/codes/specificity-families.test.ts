import { expect, test } from 'vitest'
import { specificityOf } from '#app/domain/codes/specificity.ts'
import { titled } from './builders.ts'

const of = (codes: string, code: string) => specificityOf(titled(codes)).find((it) => it.code === code)

test('a family of another name among siblings that all begin with the entity is another disease', () => {
  const fevers = `
0 A77 Spotted fever [tick-borne rickettsioses]
1 A770 Spotted fever due to Rickettsia rickettsii
1 A771 Spotted fever due to Rickettsia conorii
1 A772 Spotted fever due to Rickettsia siberica
1 A773 Spotted fever due to Rickettsia australis
0 A774 Ehrlichiosis
1 A7740 Ehrlichiosis, unspecified
1 A7741 Ehrlichiosis chaffeensis
1 A779 Spotted fever, unspecified`
  expect(of(fevers, 'A779')?.alternatives).toEqual(['A770', 'A771', 'A772', 'A773'])
})

test('a noun that its heading does not say is kept: a nerve is no brain damage, a chronic form is found one heading above', () => {
  const births = `
0 P11 Other birth injuries to central nervous system
1 P110 Cerebral edema due to birth injury
1 P111 Other specified brain damage due to birth injury
1 P112 Unspecified brain damage due to birth injury
1 P113 Birth injury to facial nerve`
  expect(of(births, 'P112')).toMatchObject({ unspecified: false, alternatives: [] })
  const lacrimal = `
0 H04 Disorders of lacrimal system
0 H043 Acute and unspecified inflammation of lacrimal passages
0 H0430 Unspecified dacryocystitis
1 H04301 Unspecified dacryocystitis of right lacrimal passage
0 H0432 Acute dacryocystitis
1 H04321 Acute dacryocystitis of right lacrimal passage
0 H0433 Acute lacrimal canaliculitis
1 H04331 Acute lacrimal canaliculitis of right lacrimal passage
0 H044 Chronic inflammation of lacrimal passages
0 H0441 Chronic dacryocystitis
1 H04411 Chronic dacryocystitis of right lacrimal passage`
  expect(of(lacrimal, 'H04301')?.alternatives).toEqual(['H04321', 'H04411'])
})

test('of two things that a heading names, one is no kind of the other', () => {
  const retina = `
0 H331 Retinoschisis and retinal cysts
0 H3310 Unspecified retinoschisis
1 H33101 Unspecified retinoschisis, right eye
0 H3311 Cyst of ora serrata
1 H33111 Cyst of ora serrata, right eye`
  expect(of(retina, 'H33101')).toMatchObject({ unspecified: false })
})

test('the default of a family may go by a name made of the heading’s', () => {
  const glaucoma = `
0 H40 Glaucoma
0 H400 Glaucoma suspect
0 H4000 Preglaucoma, unspecified
1 H40001 Preglaucoma, unspecified, right eye
0 H4003 Anatomical narrow angle
1 H40031 Anatomical narrow angle, right eye
0 H4005 Ocular hypertension
1 H40051 Ocular hypertension, right eye`
  expect(of(glaucoma, 'H40001')).toMatchObject({ axes: ['type'], alternatives: ['H40031', 'H40051'] })
})

test('a title that names neither of two things means the one whose words it shares', () => {
  const toes = `
0 M20 Acquired deformities of fingers and toes
0 M200 Deformity of finger(s)
0 M2001 Mallet finger
1 M20011 Mallet finger of right finger(s)
0 M201 Hallux valgus (acquired)
1 M2011 Hallux valgus (acquired), right foot
0 M206 Acquired deformities of toe(s), unspecified
1 M2061 Acquired deformities of toe(s), unspecified, right foot`
  expect(of(toes, 'M2061')?.alternatives).toEqual(['M2011'])
})

test('a category for what nobody specified is answered by the categories of its name', () => {
  const fevers = `
0 A96 Arenaviral hemorrhagic fever
1 A960 Junin hemorrhagic fever
0 A98 Other viral hemorrhagic fevers, not elsewhere classified
1 A984 Ebola virus disease
1 A99 Unspecified viral hemorrhagic fever`
  expect(of(fevers, 'A99')?.alternatives).toEqual(['A960', 'A984'])
})

test('hepatitis of a named virus answers for viral hepatitis, with the same coma; late effects do not', () => {
  const livers = `
0 B15 Acute hepatitis A
1 B150 Hepatitis A with hepatic coma
1 B159 Hepatitis A without hepatic coma
0 B18 Chronic viral hepatitis
1 B182 Chronic viral hepatitis C
0 B19 Unspecified viral hepatitis
1 B190 Unspecified viral hepatitis with hepatic coma
0 B191 Unspecified viral hepatitis B
1 B1910 Unspecified viral hepatitis B without hepatic coma
1 B1911 Unspecified viral hepatitis B with hepatic coma
1 B199 Unspecified viral hepatitis without hepatic coma
0 B94 Sequelae of other infectious diseases
1 B942 Sequelae of viral hepatitis`
  expect(of(livers, 'B190')?.alternatives).toEqual(['B150', 'B1911'])
  expect(of(livers, 'B199')?.alternatives).toEqual(['B159', 'B182', 'B1910'])
})

test('sepsis is told by organisms all over the chapter of infections', () => {
  const germs = `
0 A02 Other salmonella infections
1 A021 Salmonella sepsis
0 A41 Other sepsis
1 A413 Sepsis due to Hemophilus influenzae
1 A419 Sepsis, unspecified organism
0 B37 Candidiasis
1 B377 Candidal sepsis`
  expect(of(germs, 'A419')?.alternatives).toEqual(['A021', 'A413', 'B377'])
})

test('a manifestation answers what is open of the disease, and tells no axis of its own', () => {
  const dementia = `
0 F01 Vascular dementia
1 F0152 Vascular dementia, unspecified severity, with psychotic disturbance
0 F02 Dementia in other diseases classified elsewhere
1 F0282 Dementia in other diseases classified elsewhere, unspecified severity, with psychotic disturbance
0 F03 Unspecified dementia
1 F0392 Unspecified dementia, unspecified severity, with psychotic disturbance
1 F03A2 Unspecified dementia, mild, with psychotic disturbance`
  expect(of(dementia, 'F0392')).toMatchObject({
    axes: ['severity', 'type'],
    alternatives: ['F0152', 'F0282', 'F03A2'],
  })
})

test('unspecified weeks are told by a birth at term or before, a rash without a trimester is a kind of its own', () => {
  const waters = `
0 O429 Premature rupture of membranes, unspecified as to length of time between rupture and onset of labor
1 O4290 Premature rupture of membranes, unspecified as to length of time between rupture and onset of labor, unspecified weeks of gestation
1 O4292 Full-term premature rupture of membranes, unspecified as to length of time between rupture and onset of labor`
  expect(of(waters, 'O4290')).toMatchObject({ axes: ['duration'], alternatives: ['O4292'] })
  const pregnancy = `
0 O26 Maternal care for other conditions predominantly related to pregnancy
0 O264 Herpes gestationis
1 O2640 Herpes gestationis, unspecified trimester
0 O268 Other specified pregnancy related conditions
1 O2686 Pruritic urticarial papules and plaques of pregnancy
0 O269 Pregnancy related conditions, unspecified
1 O2690 Pregnancy related conditions, unspecified, unspecified trimester`
  expect(of(pregnancy, 'O2690')?.alternatives).toEqual(['O2640', 'O2686'])
})

test('calf and ankle are parts of the lower leg; a stated region is no open site', () => {
  const ulcers = `
0 L97 Non-pressure chronic ulcer of lower limb, not elsewhere classified
0 L972 Non-pressure chronic ulcer of calf
1 L97211 Non-pressure chronic ulcer of right calf limited to breakdown of skin
0 L974 Non-pressure chronic ulcer of heel
1 L97411 Non-pressure chronic ulcer of right heel limited to breakdown of skin
0 L979 Non-pressure chronic ulcer of unspecified part of lower leg
1 L97911 Non-pressure chronic ulcer of unspecified part of right lower leg limited to breakdown of skin`
  expect(of(ulcers, 'L97911')).toMatchObject({ axes: ['site'], alternatives: ['L97211'] })
  const spine = `
0 M46 Other inflammatory spondylopathies
0 M460 Spinal enthesopathy
1 M4608 Spinal enthesopathy, sacral region
0 M462 Osteomyelitis of vertebra
1 M4628 Osteomyelitis of vertebra, sacral region
0 M464 Discitis, unspecified
1 M4648 Discitis, unspecified, sacral region
0 M463 Infection of intervertebral disc (pyogenic)
1 M4638 Infection of intervertebral disc (pyogenic), sacral region
0 M469 Unspecified inflammatory spondylopathy
1 M4690 Unspecified inflammatory spondylopathy, site unspecified
1 M4698 Unspecified inflammatory spondylopathy, sacral region`
  expect(of(spine, 'M4698')?.axes).toEqual(['type'])
  expect(of(spine, 'M4648')?.alternatives).toEqual(['M4638'])
})

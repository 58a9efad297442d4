import { expect, test } from 'vitest'
import { specificityOf } from '#app/domain/codes/specificity.ts'
import { titled } from './builders.ts'

const of = (codes: string, code: string) => specificityOf(titled(codes)).find((it) => it.code === code)

test('what an open heading gathers from elsewhere is no kind of it', () => {
  const injuries = `
0 T14 Injury of unspecified body region
0 T149 Unspecified injury
1 T1490 Injury, unspecified
1 T1491 Suicide attempt`
  expect(of(injuries, 'T1490')).toMatchObject({ unspecified: false, alternatives: [] })
})

test('a sibling that is a syndrome of the name is another thing', () => {
  const breathing = `
0 P22 Respiratory distress of newborn
1 P220 Respiratory distress syndrome of newborn
1 P221 Transient tachypnea of newborn
1 P228 Other respiratory distress of newborn
1 P229 Respiratory distress of newborn, unspecified`
  expect(of(breathing, 'P229')).toMatchObject({ axes: ['type'], alternatives: ['P220', 'P221', 'P228'] })
})

test('an arthrosis of a joint leaves open the side as well as the cause', () => {
  const hip = `
0 M16 Osteoarthritis of hip
1 M160 Bilateral primary osteoarthritis of hip
1 M162 Bilateral osteoarthritis resulting from hip dysplasia
1 M164 Bilateral post-traumatic osteoarthritis of hip
1 M166 Other bilateral secondary osteoarthritis of hip
1 M167 Other unilateral secondary osteoarthritis of hip
1 M169 Osteoarthritis of hip, unspecified`
  expect(of(hip, 'M169')).toMatchObject({ axes: ['cause', 'laterality'] })
})

test('"without perforation" answers "unspecified as to perforation"', () => {
  const appendix = `
0 K35 Acute appendicitis
1 K3520 Acute appendicitis, without perforation
1 K3521 Acute appendicitis, with perforation
1 K3529 Acute appendicitis, unspecified as to perforation`
  expect(of(appendix, 'K3529')).toMatchObject({ axes: ['complication'], alternatives: ['K3520', 'K3521'] })
})

test('one testis or both: the plural is the same word', () => {
  const testes = `
0 Q53 Ectopic testis
1 Q5300 Ectopic testis, unspecified
1 Q5301 Ectopic testis, unilateral
1 Q5302 Ectopic testes, bilateral`
  expect(of(testes, 'Q5300')).toMatchObject({ axes: ['laterality'], alternatives: ['Q5301', 'Q5302'] })
})

test('grades after the word are a severity, primary beside secondary alone is a kind', () => {
  const lymphoma = `
0 C82 Follicular lymphoma
1 C822 Follicular lymphoma grade III, unspecified
1 C823 Follicular lymphoma grade IIIa
1 C824 Follicular lymphoma grade IIIb`
  expect(of(lymphoma, 'C822')).toMatchObject({ axes: ['severity'] })
  const pain =
    '0 N94 Dysmenorrhea\n1 N944 Primary dysmenorrhea\n1 N945 Secondary dysmenorrhea\n1 N946 Dysmenorrhea, unspecified'
  expect(of(pain, 'N946')).toMatchObject({ axes: ['type'], alternatives: ['N944', 'N945'] })
})

test('a name of a species is no disease', () => {
  const lungs = `
0 J18 Pneumonia, unspecified organism
1 J189 Pneumonia, unspecified organism
0 J15 Bacterial pneumonia, not elsewhere classified
1 J157 Pneumonia due to Mycoplasma pneumoniae
0 J20 Acute bronchitis
1 J200 Acute bronchitis due to Mycoplasma pneumoniae`
  expect(of(lungs, 'J189')).toMatchObject({ axes: ['organism'], alternatives: ['J157'] })
})

test('what is measured by stages only in some kinds answers without one', () => {
  const eye = `
0 H40 Glaucoma
0 H402 Primary angle-closure glaucoma
0 H4020 Unspecified primary angle-closure glaucoma
1 H4020X0 Unspecified primary angle-closure glaucoma, stage unspecified
1 H4020X1 Unspecified primary angle-closure glaucoma, mild stage
0 H4021 Acute angle-closure glaucoma
1 H40219 Acute angle-closure glaucoma, unspecified eye
0 H4022 Chronic angle-closure glaucoma
1 H402290 Chronic angle-closure glaucoma, unspecified eye, stage unspecified
1 H402291 Chronic angle-closure glaucoma, unspecified eye, mild stage`
  expect(of(eye, 'H4020X0')?.alternatives).toEqual(['H4020X1', 'H40219', 'H402290'])
})

test('with and without rupture are both answers to what is suppurative', () => {
  const ears = `
0 H66 Suppurative and unspecified otitis media
1 H66001 Acute suppurative otitis media without spontaneous rupture of ear drum, right ear
1 H66011 Acute suppurative otitis media with spontaneous rupture of ear drum, right ear
1 H6641 Suppurative otitis media, unspecified, right ear`
  expect(of(ears, 'H6641')).toMatchObject({ axes: ['acuity', 'type'], alternatives: ['H66001', 'H66011'] })
})

test('the thumb answers for a finger; the superficial vessels do not answer for deep ones', () => {
  const hand = `
0 S63 Sprain of joints at wrist and hand level
0 S636 Other and unspecified sprain of finger(s)
0 S6330 Sprain of thumb
1 S63301A Sprain of right thumb, initial encounter
0 S6331 Sprain of other and unspecified finger(s)
1 S63310A Sprain of right index finger, initial encounter
1 S63319A Sprain of unspecified finger, initial encounter`
  expect(of(hand, 'S63319A')?.alternatives).toEqual(['S63301A', 'S63310A'])
  const leg = `
0 I80 Phlebitis
1 I8001 Phlebitis of superficial vessels of right leg
1 I8011 Phlebitis of right femoral vein
0 I802 Phlebitis of other and unspecified deep vessels of legs
1 I80201 Phlebitis of unspecified deep vessels of right leg
1 I80211 Phlebitis of right iliac vein`
  expect(of(leg, 'I80201')?.alternatives).not.toContain('I8001')
})

test('one of several things that a heading names together is an answer', () => {
  const harm = `
0 X77 Intentional self-harm by steam, hot vapors and hot objects
1 X770XXA Intentional self-harm by steam or hot vapors, initial encounter
1 X771XXA Intentional self-harm by hot tap water, initial encounter
1 X779XXA Intentional self-harm by unspecified hot objects, initial encounter`
  expect(of(harm, 'X779XXA')).toMatchObject({ axes: ['circumstance'], alternatives: ['X770XXA', 'X771XXA'] })
  const bones = `
0 M84 Stress fracture
0 M843 Stress fracture, pelvis and femur
1 M84350A Stress fracture, pelvis, initial encounter for fracture
1 M84351A Stress fracture, right femur, initial encounter for fracture
1 M84352A Stress fracture, left femur, initial encounter for fracture
1 M84359A Stress fracture, hip, unspecified, initial encounter for fracture`
  expect(of(bones, 'M84359A')?.alternatives).not.toContain('M84350A')
})

test('a first trimester is told from a first pregnancy, which is no place', () => {
  const pregnancies = `
0 Z34 Encounter for supervision of normal pregnancy
1 Z3400 Encounter for supervision of normal first pregnancy, unspecified trimester
1 Z3401 Encounter for supervision of normal first pregnancy, first trimester
1 Z3402 Encounter for supervision of normal first pregnancy, second trimester
1 Z3490 Encounter for supervision of normal pregnancy, unspecified, unspecified trimester
1 Z3491 Encounter for supervision of normal pregnancy, unspecified, first trimester`
  expect(of(pregnancies, 'Z3400')).toMatchObject({ axes: ['trimester'], alternatives: ['Z3401', 'Z3402'] })
  expect(of(pregnancies, 'Z3491')).toMatchObject({ axes: ['type'], alternatives: ['Z3401'] })
})

test('a kind among acute and chronic forms is told as a kind', () => {
  const thyroid = `
0 E06 Thyroiditis
1 E060 Acute thyroiditis
1 E061 Subacute thyroiditis
1 E063 Autoimmune thyroiditis
1 E065 Chronic thyroiditis
1 E069 Thyroiditis, unspecified`
  expect(of(thyroid, 'E069')?.axes).toEqual(['acuity', 'type'])
})

test('"right" is no side where no code says "left": right heart failure', () => {
  const heart = `
0 I50 Heart failure
1 I501 Left ventricular failure
1 I5020 Unspecified systolic heart failure
1 I50810 Right heart failure, unspecified
1 I509 Heart failure, unspecified`
  expect(of(heart, 'I509')?.alternatives).toContain('I50810')
})

test('a code that does not count fetuses meets those that count none', () => {
  const labor = `
0 O33 Maternal care for disproportion
1 O330 Maternal care for disproportion due to deformity of maternal pelvic bones
1 O333XX0 Maternal care for disproportion due to outlet contraction of pelvis, not applicable or unspecified
1 O333XX1 Maternal care for disproportion due to outlet contraction of pelvis, fetus 1
1 O339 Maternal care for disproportion, unspecified`
  expect(of(labor, 'O339')?.alternatives).toEqual(['O330', 'O333XX0'])
})

test('a coma that a code denies need not be denied by kinds that know none', () => {
  const livers = `
0 B16 Acute hepatitis B
1 B169 Acute hepatitis B without hepatic coma
0 B18 Chronic viral hepatitis
1 B181 Chronic viral hepatitis B
0 B19 Unspecified viral hepatitis
0 B191 Unspecified viral hepatitis B
1 B1910 Unspecified viral hepatitis B without hepatic coma
1 B1911 Unspecified viral hepatitis B with hepatic coma`
  expect(of(livers, 'B1910')).toMatchObject({ axes: ['acuity'], alternatives: ['B169', 'B181'] })
})

test('carcinomas answer for a malignant neoplasm under a heading that leaves it open with others', () => {
  const skin = `
0 C44 Other and unspecified malignant neoplasm of skin
0 C443 Other and unspecified malignant neoplasm of skin of face
0 C4430 Unspecified malignant neoplasm of skin of face
1 C44301 Unspecified malignant neoplasm of skin of nose
0 C4431 Basal cell carcinoma of skin of face
1 C44311 Basal cell carcinoma of skin of nose`
  expect(of(skin, 'C44301')).toMatchObject({ axes: ['type'], alternatives: ['C44311'] })
})

test('"other" is listed last where a thing is named that has no code of its own, not among acuities', () => {
  const drugs = `
0 T43 Poisoning by psychotropic drugs
0 T434 Poisoning by butyrophenone neuroleptics
0 T435 Poisoning by other and unspecified antipsychotics and neuroleptics
0 T4350 Poisoning by unspecified antipsychotics and neuroleptics
1 T43501A Poisoning by unspecified antipsychotics and neuroleptics, accidental, initial encounter
0 T4359 Poisoning by other antipsychotics and neuroleptics
1 T43591A Poisoning by other antipsychotics and neuroleptics, accidental, initial encounter
1 T434X1A Poisoning by butyrophenone neuroleptics, accidental, initial encounter`
  expect(of(drugs, 'T43501A')?.alternatives).toEqual(['T434X1A', 'T43591A'])
  const germs = `
0 A41 Other sepsis
0 A410 Sepsis due to Staphylococcus aureus
1 A4101 Sepsis due to Methicillin susceptible Staphylococcus aureus
1 A411 Sepsis due to other specified staphylococcus
1 A412 Sepsis due to unspecified staphylococcus`
  expect(of(germs, 'A412')?.alternatives).toEqual(['A4101', 'A411'])
  const acute = `
0 A19 Miliary tuberculosis
1 A190 Acute miliary tuberculosis
1 A191 Chronic miliary tuberculosis
1 A198 Other miliary tuberculosis
1 A199 Miliary tuberculosis, unspecified`
  expect(of(acute, 'A199')).toMatchObject({ axes: ['acuity'], alternatives: ['A190', 'A191'] })
})

test('"other" alone is no answer', () => {
  const pair = `
0 S53 Bruise of ulna
1 S531 Other bruise of ulna
1 S539 Bruise of ulna, unspecified`
  expect(of(pair, 'S539')).toMatchObject({ unspecified: false, alternatives: [] })
})

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
  expect(of(breathing, 'P229')).toMatchObject({ axes: ['type'], alternatives: ['P220', 'P221'] })
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

import { expect, test } from 'vitest'
import { roleOfAuthor } from '#app/domain/intake/fhir/author-role.ts'

test.each([
  ['Progress note', 'Dr. A. Osei, MD', 'provider'],
  ['Progress note', null, 'provider'],
  ['History and physical note', 'Dr. Bernard Turner', 'provider'],
  ['Progress note', 'L. Park, NP', 'provider'],
  ['Nurse practitioner progress note', 'L. Park', 'provider'],
  ['Nursing note', null, 'nurse'],
  ['Admission assessment', 'R. Hale, RN', 'nurse'],
  ['Flowsheet', null, 'nurse'],
  ['Nutrition assessment', 'T. Ivers, RD', 'dietitian'],
  ['Consultation', 'T. Ivers, RDN', 'dietitian'],
  ['Physical therapy note', null, 'therapist'],
  ['Evaluation', 'J. Moss, PT', 'therapist'],
  ['Surgical pathology report', 'Dr. K. Lund, MD', 'pathologist'],
  ['Diagnostic imaging study', 'Dr. V. Ames, MD', 'radiologist'],
])('a "%s" by %s is from a %s', (title, author, role) => {
  expect(roleOfAuthor({ title, author })).toBe(role)
})

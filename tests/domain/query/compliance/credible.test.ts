import { expect, test } from 'vitest'
import cases from './credible.cases.json'
import { errors } from './drafts.ts'

const PICTURE =
  /\b(?:CT|CXR|MRI|US|echo|TEE|TTE|EGD|KUB|CTPA|CTA|HIDA|ECG|EKG|telemetry|monitor|colonoscopy|cytology|cath|RHC|duplex|biopsy|pathology|EEG|EMG|film|x-ray|ERCP|PSG|strip|scan|MRCP|Doppler)\b/i

test.each(
  cases.map((each) => ({ ...each, name: `${each.options.join(' / ')}: ${each.findings.join('; ')}`.slice(0, 150) })),
)('$name -> $rule', ({ documented, options, findings, rule }) => {
  const found = errors({
    kind: 'multiple-choice',
    title: 'Clinical findings',
    question: 'Please clarify the diagnosis, if any, that the findings below represent.',
    options: [...options, 'Other (please specify): ____', 'Unable to determine'],
    indicators: findings.map((text) => ({
      text,
      source: PICTURE.test(text) ? 'Report, Dr. Kim' : 'Progress note, Dr. Lee',
      date: '2026-05-02',
    })),
    documentedDiagnoses: documented,
    encounterStart: '2026-05-01',
  })
  if (rule === null) expect(found).toEqual([])
  else expect(found).toContain(rule)
})

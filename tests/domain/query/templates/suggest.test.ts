import { describe, expect, test } from 'vitest'
import { supports } from '#app/domain/query/lexicon/support.ts'
import { STARTER_TEMPLATES } from '#app/domain/query/templates/library.ts'
import { suggestEvidence, suggestTemplates } from '#app/domain/query/templates/suggest.ts'
import { ADMITTED, aChart, aNote, aResult } from './small-charts.ts'

const suggested = (chart: Parameters<typeof suggestTemplates>[0]) =>
  suggestTemplates(chart, STARTER_TEMPLATES, { supports }).map(({ templateId }) => templateId)

describe('templates are suggested', () => {
  test('for a documented term that could be more specific', () => {
    const chart = aChart({ documents: [aNote('provider', 'CHF, will diurese.')] })
    expect(suggested(chart)).toContain('heart-failure-detail')
  })

  test('not when the record already says what would be asked', () => {
    const chart = aChart({ documents: [aNote('provider', 'Acute on chronic systolic heart failure, will diurese.')] })
    expect(suggested(chart)).not.toContain('heart-failure-detail')
  })

  test('not when the term is denied', () => {
    expect(suggested(aChart({ documents: [aNote('provider', 'No CHF.')] }))).not.toContain('heart-failure-detail')
  })

  test('for abnormal values without a diagnosis, not for normal ones, and not for an empty chart', () => {
    expect(suggested(aChart({ results: [aResult('Sodium', 119, { unit: 'mmol/L' })] }))).toContain('sodium-level')
    expect(suggested(aChart({ results: [aResult('Sodium', 140, { unit: 'mmol/L' })] }))).not.toContain('sodium-level')
    expect(suggested(aChart())).toEqual([])
  })

  test('the better fitting first', () => {
    const found = suggestTemplates(
      aChart({
        documents: [aNote('provider', 'CHF, will diurese. LVEF 30 %. Crackles at the bases.')],
        results: [aResult('BNP', 1840), aResult('Sodium', 138)],
      }),
      STARTER_TEMPLATES,
      { supports },
    )
    const shares = found.map(({ found: met, wished }) => met / wished)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
    expect(found.map(({ templateId }) => templateId)).toContain('heart-failure-detail')
  })
})

describe('evidence is suggested', () => {
  const chart = aChart({
    documents: [aNote('provider', 'Seen today. Crackles at both bases. Lungs clear in the evening.')],
    results: [
      aResult('BNP', 1840, { id: 'bnp', unit: 'pg/mL' }),
      aResult('BNP', 12, { id: 'old-bnp', unit: 'pg/mL', encounterId: 'last-year', takenAt: new Date('2025-01-01') }),
    ],
  })

  test('from this stay only, as quotations and results that can be found again', () => {
    const { speaksFor, speaksAgainst } = suggestEvidence(['heart-failure'], chart)
    const all = [...speaksFor, ...speaksAgainst]
    expect(all.length).toBeGreaterThan(0)
    for (const { evidence } of all) {
      expect(evidence.isPrior).toBe(false)
      expect(evidence.sourceId).not.toBe('old-bnp')
      if (evidence.kind === 'document')
        expect(chart.documents[0]?.text.slice(evidence.start ?? 0, evidence.end ?? 0)).toBe(evidence.text)
    }
  })

  test('on both sides where the chart has both', () => {
    const kidney = aChart({
      results: [
        aResult('Creatinine', 0.9, { id: 'c1', unit: 'mg/dL' }),
        aResult('Creatinine', 2.6, { id: 'c2', unit: 'mg/dL', takenAt: new Date(ADMITTED.getTime() + 90_000_000) }),
      ],
    })
    expect(suggestEvidence(['acute-kidney-injury'], kidney).speaksFor.map(({ evidence }) => evidence.sourceId)).toEqual(
      ['c1 c2'],
    )
    const steady = aChart({ results: [aResult('Sodium', 140, { unit: 'mmol/L' })] })
    expect(suggestEvidence(['hyponatremia'], steady).speaksAgainst).toHaveLength(1)
    expect(suggestEvidence(['hyponatremia'], steady).speaksFor).toEqual([])
  })

  test('for no concept that was not asked about', () => {
    expect(suggestEvidence([], chart)).toEqual({ speaksFor: [], speaksAgainst: [] })
  })
})

import { describe, expect, test } from 'vitest'
import { findInChart, type SearchedChart } from '#app/domain/encounter/find-in-chart.ts'

const note = (id: string, text: string, writtenAt = '2026-09-01T08:00:00Z') => ({
  id,
  type: 'Progress note',
  authorName: 'Dr. A. Osei',
  writtenAt,
  text,
})
const CHART: SearchedChart = {
  documents: [
    note('d1', 'Seen at 8.30 a.m. today. Creatinine rose from 0.9 to 2.4 mg/dL. Urine output low.\nPlan: fluids'),
    note('d2', 'Creatinine better.', '2026-09-03T08:00:00Z'),
  ],
  results: [
    {
      name: 'Creatinine',
      values: [
        { id: 'r1', said: 'Creatinine 0.9 mg/dL', takenAt: '2026-09-01T06:00:00Z' },
        { id: 'r2', said: 'Creatinine 2.4 mg/dL', takenAt: new Date('2026-09-02T06:00:00Z') },
      ],
    },
  ],
  medications: [{ id: 'm1', text: 'Sodium chloride 0.9 % IV', source: 'Medication', at: '2026-09-01T09:00:00Z' }],
  procedures: [{ id: 'p1', text: 'Renal ultrasound', source: 'Procedure', at: null }],
  problems: [{ id: 'b1', name: 'Chronic kidney disease', status: 'active', codings: [{ code: 'N18.9' }] }],
  lines: [{ id: 'l1', code: 'N18.9', title: 'Chronic kidney disease, unspecified' }],
}
const kinds = (search: string) => findInChart(CHART, search).map(({ kind, sourceId }) => `${kind} ${sourceId}`)

describe('finding in a chart', () => {
  test('reaches notes, results, medications, procedures, problems and coded lines, newest first within a kind', () => {
    expect(kinds('creatinine')).toEqual(['document d2', 'document d1', 'result r2', 'result r1'])
    expect(kinds('0.9')).toEqual(['document d1', 'result r1', 'medication m1'])
    expect(kinds('renal')).toEqual(['procedure p1'])
    expect(kinds('n18.9')).toEqual(['problem b1', 'line l1'])
    expect(kinds('n189')).toEqual(['line l1'])
  })

  test('wants all words, in any order, whatever their capitals; nothing of a single letter', () => {
    expect(kinds('KIDNEY chronic')).toEqual(['problem b1', 'line l1'])
    expect(kinds('creatinine chronic')).toEqual([])
    expect(kinds(' c ')).toEqual([])
    expect(kinds('')).toEqual([])
  })

  test('quotes the sentence as it stands in the note, numbers and times in one piece', () => {
    const [, hit] = findInChart(CHART, 'creatinine')
    expect(hit?.text).toBe('Creatinine rose from 0.9 to 2.4 mg/dL.')
    expect(findInChart(CHART, '8.30')[0]?.text).toBe('Seen at 8.30 a.m.')
    expect(findInChart(CHART, 'fluids')[0]?.text).toBe('Plan: fluids')
  })

  test('every quotation is the text of the note between its offsets, however long the sentence', () => {
    const text = `Short. ${'word and other words '.repeat(60)}oliguria ${'more of them '.repeat(60)}end. Oliguria again.`
    const hits = findInChart({ ...CHART, documents: [note('d3', text)] }, 'oliguria')
    expect(hits).toHaveLength(2)
    for (const hit of hits) {
      expect(text.slice(hit.start ?? 0, hit.end ?? 0)).toBe(hit.text)
      expect(hit.text.toLowerCase()).toContain('oliguria')
      expect(hit.text.length).toBeLessThanOrEqual(301)
      expect(hit.text).toBe(hit.text.trim())
    }
  })

  test('lists at most eight of a kind, the newest', () => {
    const documents = Array.from({ length: 20 }, (_, n) => note(`n${n}`, 'Fever.', new Date(n * 1000).toISOString()))
    const hits = findInChart({ ...CHART, documents }, 'fever')
    expect(hits.map(({ sourceId }) => sourceId)).toEqual(['n19', 'n18', 'n17', 'n16', 'n15', 'n14', 'n13', 'n12'])
  })
})

import { describe, expect, test } from 'vitest'
import { AMBIGUOUS, COMPOSITIONS, FAMILIES, LISTED } from '#app/domain/query/lexicon/catalogue.ts'
import { baseWords, madeConcepts } from '#app/domain/query/lexicon/compositions.ts'
import { conditionOf } from '#app/domain/query/lexicon/conditions.ts'
import cues from '#app/domain/query/lexicon/data/cues.json'
import explanations from '#app/domain/query/lexicon/data/explanations.json'
import measures from '#app/domain/query/lexicon/data/measures.json'
import { ancestorsOf, conceptOf, familiesOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { MAP_FILES } from '#app/domain/query/lexicon/map-files.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { normsOf } from '#app/domain/query/lexicon/words.ts'

const listedWords = LISTED.flatMap(({ id, name, synonyms }) => [name, ...synonyms].map((words) => ({ id, words })))
const allWords = [...listedWords, ...baseWords().map(({ conceptId, words }) => ({ id: conceptId, words }))]
const entries = MAP_FILES.flatMap((file) => file.entries)
const ambiguous = new Set(AMBIGUOUS.map(({ word }) => normsOf(word).join(' ')))

describe('the lexicon', () => {
  test('has at least 1600 concepts written out and says where each field comes from', () => {
    expect(LISTED.length).toBeGreaterThanOrEqual(1600)
    expect(MAP_FILES.every(({ source }) => source.length > 20)).toBe(true)
  })

  test('gives no id twice', () => {
    const ids = [...LISTED, ...madeConcepts()].map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at).slice(0, 5)).toEqual([])
  })

  test('gives no word to two concepts, unless the word is declared ambiguous', () => {
    const owner = new Map<string, string>()
    const clashes = allWords.flatMap(({ id, words }) => {
      const key = normsOf(words).join(' ')
      const other = owner.get(key)
      owner.set(key, id)
      return other !== undefined && other !== id && !ambiguous.has(key) ? [`${words}: ${other} and ${id}`] : []
    })
    expect(clashes).toEqual([])
  })

  test('names only parents that exist, and no concept is above itself', () => {
    for (const { id, isA } of [...LISTED, ...madeConcepts()]) {
      expect(
        isA.filter((parent) => conceptOf(parent) === null),
        id,
      ).toEqual([])
      expect(ancestorsOf(id).has(id), id).toBe(false)
    }
  })

  test('has at least two existing members in each family', () => {
    for (const { id, members } of FAMILIES) {
      expect(members.length, id).toBeGreaterThan(1)
      expect(
        members.filter((member) => conceptOf(member) === null),
        id,
      ).toEqual([])
    }
  })

  test('resolves ambiguous words to concepts that exist', () => {
    const meant = AMBIGUOUS.flatMap(({ senses, fallback }) => [fallback, ...senses.map(({ concept }) => concept)])
    expect(meant.filter((id) => id !== null && conceptOf(id) === null)).toEqual([])
  })

  test('names in each composition only axis values that exist', () => {
    for (const { id, axes, bases } of COMPOSITIONS) {
      const known = axes.flatMap((axis) => axis.values.map((value) => `${axis.id}=${value.id}`))
      expect(
        bases.flatMap(({ set }) => set).filter((pair) => !known.includes(pair)),
        id,
      ).toEqual([])
      for (const axis of axes) {
        const named = axis.combine.flatMap(({ of, is }) => [...of, is])
        expect(
          named.filter((value) => !axis.values.some((known) => known.id === value)),
          `${id} ${axis.id}`,
        ).toEqual([])
      }
    }
  })

  test('finds every concept by each of its words in a sentence', () => {
    const lost = allWords.filter(({ id, words }) => {
      if (ambiguous.has(normsOf(words).join(' '))) return false
      const found = mentionsIn(`The record speaks of ${words} today.`).map(({ conceptId }) => conceptId)
      return !found.includes(id)
    })
    expect(lost.map(({ id, words }) => `${words}: ${id}`)).toEqual([])
  })
})

test.each([
  'heart-failure-type',
  'heart-failure-acuity',
  'malnutrition-degree',
  'chronic-kidney-disease-stage',
  'kidney-injury-kind',
  'encephalopathy-cause',
  'encephalopathy-delirium',
  'respiratory-failure-acuity',
  'respiratory-failure-gas',
  'sepsis-severity',
  'anemia-cause',
  'pneumonia-agent',
  'pressure-injury-stage',
  'obesity-class',
  'diabetes-type',
  'diabetes-complication',
  'myocardial-infarction-type',
  'atrial-fibrillation-type',
  'asthma-severity',
  'fracture-cause',
  'stroke-cause',
  'stroke-side',
  'copd-episode',
  'coagulopathy-cause',
  'shock-type',
  'depression-severity',
  'dementia-cause',
  'cancer-status',
  'debridement-depth',
  'perineal-laceration-degree',
  'newborn-breathing',
])('the family %s is there, and its members know it', (id) => {
  const family = FAMILIES.find((known) => known.id === id)
  expect(family).toBeDefined()
  for (const member of family?.members ?? []) expect(familiesOf(member)).toContain(family)
})

describe('the indicator map', () => {
  test('covers at least 1250 concepts, each once and each with its source', () => {
    const ids = entries.map(({ concept }) => concept)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThanOrEqual(1250)
    expect(entries.filter(({ source }) => source.trim() === '')).toEqual([])
  })

  test('speaks only of concepts of the lexicon', () => {
    expect(entries.filter(({ concept }) => conceptOf(concept) === null).map(({ concept }) => concept)).toEqual([])
    const explained = explanations.explanations.flatMap(({ of }) => of)
    expect(explained.filter((id) => conceptOf(id) === null)).toEqual([])
  })

  test('has no item that looks like a condition or a cue and is none', () => {
    const known = new Set(cues.cues.map(({ id }) => id))
    const odd = entries.flatMap(({ concept, strong, weak, against, weaklyAgainst }) =>
      [...strong, ...weak, ...against, ...weaklyAgainst]
        .filter((item) => conditionOf(item) === null && !known.has(item))
        .filter((item) => /[<>]|\d\.\.\d/.test(item) || /^[a-z]+(?:-[a-z]+)+$/.test(item))
        .map((item) => `${concept}: ${item}`),
    )
    // Some findings are hyphenated words; they are listed here so that a mistyped cue cannot hide among them.
    const words = ['pack-year', 'full-thickness', 'stocking-glove', 'low-dose', 'tonic-clonic']
    expect(odd.filter((item) => !words.some((word) => item.endsWith(word)))).toEqual([])
  })

  test('gives every cue words and every measure names and bounds', () => {
    expect(cues.cues.filter(({ words }) => words.length === 0)).toEqual([])
    expect(measures.measures.filter(({ names, low, high }) => names.length === 0 || low >= high)).toEqual([])
  })
})

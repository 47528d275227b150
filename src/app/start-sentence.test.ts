import { expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { startFaults, StartProblem } from '#store/start-problem.ts'

import { newsSentence, problemSentence } from './start-sentence.ts'

test('each reason not to start has one sentence in every language, with the same places for values', () => {
  for (const says of startFaults) {
    const sentences = languages.map((language) => problemSentence(language, new StartProblem(says)))
    for (const sentence of sentences) expect(sentence).toMatch(/^[^.]{20,}(\.(?! )[^.]+)*\.$/)
    const places = sentences.map((sentence) => [...new Set(sentence.match(/\{\w+\}/g))].toSorted())
    expect(places, says).toEqual([places[0], places[0], places[0]])
  }
})

test('a sentence names what it is about', () => {
  expect(problemSentence('en', new StartProblem('port-taken', { port: 8080 }))).toBe(
    'Port 8080 is taken by another program: end that program, or choose another port, for example PORT=8081 npm start.',
  )
  expect(newsSentence('ru', { says: 'making-database', values: { folder: 'data' } })).toBe(
    'Создаётся база данных в data',
  )
})

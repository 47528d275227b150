import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readBlocks, strayNumbers } from './plain-text.ts'

test('a line is a heading, a point, something to tick, a warning or a paragraph; points that follow each other are one list', () => {
  expect(readBlocks('Begin.\n## Count\n- one [1]\n- two\n[] tick\n! beware [1][2].\n\nEnd')).toEqual([
    { kind: 'paragraph', text: { text: 'Begin.', sources: [] } },
    { kind: 'heading', text: 'Count' },
    {
      kind: 'list',
      items: [
        { text: 'one', sources: [1] },
        { text: 'two', sources: [] },
      ],
    },
    { kind: 'checklist', items: [{ text: 'tick', sources: [] }] },
    { kind: 'warning', text: { text: 'beware.', sources: [1, 2] } },
    { kind: 'paragraph', text: { text: 'End', sources: [] } },
  ])
})

test('a source that a text names and does not have is found', () => {
  expect(strayNumbers('- one [1]\n- two [3]', 2)).toEqual([3])
})

test('any text at all can be read, and no word of it is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const words = readBlocks(text).flatMap((block) => {
        if (block.kind === 'heading') return [block.text]
        return 'items' in block ? block.items.map((item) => item.text) : [block.text.text]
      })
      for (const word of words) expect(text).toContain(word.slice(0, 1))
    }),
  )
})

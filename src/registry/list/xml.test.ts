import fc from 'fast-check'
import { expect, test } from 'vitest'

import { attributesOf, unescapeXml, xmlTokens } from './xml.ts'

const told = (xml: string) =>
  [...xmlTokens(xml)].map((token) => {
    if (token.kind === 'text') return token.literal ? token.text : unescapeXml(token.text)
    return token.kind === 'broken' ? 'broken' : `${token.kind} ${token.name}`
  })

test('tags open and close in order, texts stand between them', () => {
  expect(told('<?xml version="1.0"?>\n<a><b x="1">text</b><c/></a>')).toEqual([
    'open a', 'open b', 'text', 'close b', 'open c', 'close c', 'close a',
  ]) // prettier-ignore
})

test('namespace prefixes are left off names and attributes', () => {
  expect(told('<x:a xmlns:x="u"><x:b /></x:a>')).toEqual(['open a', 'open b', 'close b', 'close a'])
  expect([...attributesOf(' r:id="rId1" name="x"')]).toEqual([['id', 'rId1'], ['name', 'x']]) // prettier-ignore
})

test('entities, numbered characters and CDATA are the letters they stand for', () => {
  expect(told('<a>&lt;&amp;&gt; &#1178; &#x49B;&unknown;&#x110000;<![CDATA[<b>&amp;]]></a>')).toEqual([
    'open a', '<&> Қ қ&unknown;&#x110000;', '<b>&amp;', 'close a',
  ]) // prettier-ignore
})

test('an attribute may hold the end of a tag, other quotes and look like another attribute', () => {
  expect(told(`<a f="x > y" g='"'><b/></a>`)).toEqual(['open a', 'open b', 'close b', 'close a'])
  expect([...attributesOf(` f=' r="2"' r = "3&amp;"`)]).toEqual([['f', ' r="2"'], ['r', '3&']]) // prettier-ignore
})

test.each(['<a>', '<a', '<a><b></a></b>', '</a>', '<a b="', '<!-- ', '<a><![CDATA[x</a>', '<a>'.repeat(1000)])(
  '%j is broken, and said so last',
  (xml) => expect(told(xml).at(-1)).toBe('broken'),
)

test('declared entities do not swell', () => {
  const xml = '<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx">]><a>&b;&b;</a>'
  expect(told(xml).join('')).not.toContain('xxxxxxxxxx]')
})

test('no text makes it throw', () => {
  const near = fc.string({
    unit: fc.constantFrom('<', '>', '/', '"', "'", '=', '&', ';', '#', '!', '-', '[', ']', '?', 'a', ' '),
  })
  fc.assert(
    fc.property(fc.oneof(near, fc.string()), (xml) => {
      const tokens = [...xmlTokens(xml)]
      for (const token of tokens) if (token.kind === 'open') attributesOf(token.attributes)
      expect(tokens.findIndex(({ kind }) => kind === 'broken')).toBeOneOf([-1, tokens.length - 1])
    }),
    { numRuns: 500 },
  )
})

test('a megabyte of anything is read in passing', () => {
  const began = performance.now()
  for (const piece of ['<', '<a ', '<a b="', ' x', 'x=', '<!--', '&', '&#', '<a>', '"', '</'])
    for (const token of xmlTokens(`<r ${piece.repeat(1_000_000 / piece.length)}>`))
      if (token.kind === 'open') attributesOf(token.attributes)
  expect(performance.now() - began).toBeLessThan(5000)
})

export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  /** As it is written: `unescapeXml` makes it what it says, unless it is literal (CDATA). */
  | { readonly kind: 'text'; readonly text: string; readonly literal?: true }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'broken' }

/**
 * The tags and texts of an XML document in order, names without their namespace prefix; `broken` comes last, where
 * the document is cut short or its tags do not close. It knows no document types, so no entity can swell.
 */
export function* xmlTokens(xml: string): Generator<XmlToken, void> {
  const open: string[] = []
  // One pass with a moving place: the clearest form of a scanner.
  let at = xml.startsWith('\uFEFF') ? 1 : 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    const text = xml.slice(at, start === -1 ? undefined : start)
    if (text !== '' && open.length > 0) yield { kind: 'text', text }
    if (start === -1) break

    const aside = asides.find(([opening]) => xml.startsWith(opening, start))
    const end = aside ? xml.indexOf(aside[1], start + aside[0].length) : tagEnd(xml, start + 1)
    if (end === -1) return yield { kind: 'broken' }
    at = end + (aside ? aside[1].length : 1)
    if (aside) {
      if (aside[0] === '<![CDATA[') yield { kind: 'text', text: xml.slice(start + aside[0].length, end), literal: true }
      continue
    }

    const tag = xml.slice(start + 1, end)
    if (tag.startsWith('/')) {
      const name = localName(tag.slice(1).trimEnd())
      if (open.pop() !== name) return yield { kind: 'broken' }
      yield { kind: 'close', name }
      continue
    }
    const closed = tag.endsWith('/')
    const nameEnd = tag.search(/[\s/]/)
    const name = localName(nameEnd === -1 ? tag : tag.slice(0, nameEnd))
    yield { kind: 'open', name, attributes: nameEnd === -1 ? '' : tag.slice(nameEnd) }
    if (closed) yield { kind: 'close', name }
    if (!closed && open.push(name) > deepest) return yield { kind: 'broken' }
  }
  if (open.length > 0) yield { kind: 'broken' }
}

export type Attributes = ReadonlyMap<string, string>

/** The attributes of a tag by their names without namespace prefixes. */
export function attributesOf(written: string): Attributes {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of written.matchAll(attribute))
    attributes.set(localName(name), unescapeXml(double ?? single ?? ''))
  return attributes
}

const attribute = /(?<=\s)([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

// No part of a workbook nests deeper than twenty tags.
const deepest = 100

const asides = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

const localName = (name: string) => name.slice(name.lastIndexOf(':') + 1)

// A `>` inside a quoted attribute does not end the tag.
function tagEnd(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const letter = xml[at]
    if (letter === '>') return at
    if (letter !== '"' && letter !== "'") continue
    at = xml.indexOf(letter, at + 1)
    if (at === -1) return -1
  }
  return -1
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Puts letters in the place of their entities: `&lt;`, `&#1178;`. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w+));/g, (entity, decimal, hex, name) => {
        if (name !== undefined) return named[name] ?? entity
        const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
        return point <= 0x10ffff ? String.fromCodePoint(point) : entity
      })
    : text

import { inflateSync } from 'node:zlib'

/** A page of a document as whoever copies from it finds it. */
export interface ReadPage {
  /** Each piece of text in the order of the document. */
  readonly texts: readonly string[]
  /** The boxes of one unit's height, in the units of the drawing that they stand in: dark stretches of a square code. */
  readonly boxes: readonly Box[]
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** Reads the pages of a PDF as our typesetter writes it: objects in the open, streams deflated. Nothing else is read. */
export function readPdf(pdf: Uint8Array): readonly ReadPage[] {
  const objects = objectsIn(latin(pdf))
  return [...objects.values()]
    .filter((object) => /\/Type \/Page\n/.test(object))
    .map((page) => {
      const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '')
      return { texts: textsIn(content, fontsOf(objects, page)), boxes: boxesIn(content) }
    })
}

function objectsIn(text: string): ReadonlyMap<string, string> {
  const begins = [...text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)]
  return new Map(
    begins.map((begin, at) => [
      begin[1] ?? '',
      text.slice(begin.index + begin[0].length, begins[at + 1]?.index ?? text.length),
    ]),
  )
}

function streamOf(object: string): string {
  const start = object.indexOf('stream\n') + 'stream\n'.length
  const length = Number(/\/Length (\d+)/.exec(object)?.[1])
  const bytes = Buffer.from(object.slice(start, start + length), 'latin1')
  return object.slice(0, start).includes('/FlateDecode') ? latin(inflateSync(bytes)) : latin(bytes)
}

type Letters = ReadonlyMap<string, string>

/** The letters of each font of a page, by the two bytes that stand for them. */
function fontsOf(objects: ReadonlyMap<string, string>, page: string): ReadonlyMap<string, Letters> {
  const fonts = /\/Font <<([^>]*)>>/.exec(page)?.[1] ?? ''
  return new Map(
    [...fonts.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const map = streamOf(objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '') ?? '')
      const letters = [...map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g)].map(
        ([, code = '', unicode = '']): [string, string] => [
          code,
          Buffer.from(unicode, 'hex').swap16().toString('utf16le'),
        ],
      )
      return [name, new Map(letters)]
    }),
  )
}

function textsIn(content: string, fonts: ReadonlyMap<string, Letters>): readonly string[] {
  return [...content.matchAll(/BT\n(.*?)\nET/gs)].map(([, block = '']) => {
    const letters = fonts.get(/\/(\w+) [\d.]+ Tf/.exec(block)?.[1] ?? '')
    return stringsIn(block)
      .map((bytes) =>
        (bytes.match(/../gs) ?? [])
          .map((two) => letters?.get(Buffer.from(two, 'latin1').toString('hex').toUpperCase()) ?? '\uFFFD')
          .join(''),
      )
      .join('')
  })
}

/** The strings of a block: two bytes a letter, some of them written with a backslash. Brackets may stand in pairs as they are. */
function stringsIn(block: string): readonly string[] {
  const strings: string[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at < block.length; at += 1) {
    const letter = block[at]
    if (letter === '\\') at += 1
    else if (letter === '(') {
      if (depth === 0) start = at + 1
      depth += 1
    } else if (letter === ')') {
      depth -= 1
      if (depth === 0) strings.push(unescape(block.slice(start, at)))
    }
  }
  return strings
}

const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescape = (string: string): string =>
  string.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCodePoint(Number.parseInt(code, 8)) : (named[code] ?? code),
  )

// As our squares are drawn: `x y m  x+w y l  x+w y+1 l  x y+1 l  h`.
function boxesIn(content: string): readonly Box[] {
  const box = /(-?[\d.]+) (-?[\d.]+) m\n(-?[\d.]+) \2 l\n\3 (-?[\d.]+) l\n\1 \4 l\n/g
  return [...content.matchAll(box)]
    .map((found) => found.slice(1).map(Number))
    .filter((numbers) => numbers.every(Number.isInteger) && (numbers[3] ?? 0) - (numbers[1] ?? 0) === 1)
    .map(([x = 0, y = 0, right = 0]) => ({ x, y, width: right - x }))
}

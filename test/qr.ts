import { createRequire } from 'node:module'

// The tables and masks are those of the package that draws the squares; reading them back is written here.
const require = createRequire(import.meta.url)
const core = <Part>(name: string): Part => require(`qrcode/lib/core/${name}.js`) as Part
const { getBlocksCount, getTotalCodewordsCount } =
  core<Record<'getBlocksCount' | 'getTotalCodewordsCount', (version: number, level: object) => number>>(
    'error-correction-code',
  )
const { getPositions } = core<{ getPositions(version: number): readonly (readonly [number, number])[] }>(
  'alignment-pattern',
)
const { applyMask } = core<{ applyMask(mask: number, matrix: object): void }>('mask-pattern')
const { getSymbolTotalCodewords } = core<{ getSymbolTotalCodewords(version: number): number }>('utils')
const { M } = core<{ M: object }>('error-correction-level')

/** Reads the text of an undamaged square code of level M in bytes, row by row (ISO/IEC 18004, 7). */
export function readSquare(rows: readonly (readonly boolean[])[]): string {
  const size = rows.length
  const version = (size - 17) / 4
  const isReserved = reserved(version, size)
  const format = bitsOf([0, 1, 2, 3, 4, 5, 7, 8].map((column) => rows[8]?.[column] ?? false))
  const mask = ((format ^ 0b10101000) >> 3) & 7
  const modules = unmasked(rows, mask, isReserved)
  const codewords = zigzag(size, isReserved).map(([row, column]) => modules[row * size + column] ?? false)
  const bytes = Array.from({ length: getSymbolTotalCodewords(version) }, (_, at) =>
    bitsOf(codewords.slice(at * 8, at * 8 + 8)),
  )
  return textIn(deinterleaved(bytes, version), version)
}

const bitsOf = (bits: readonly boolean[]): number => bits.reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0)

function reserved(version: number, size: number): (row: number, column: number) => boolean {
  const centres = getPositions(version)
  return (row, column) =>
    (row < 9 && (column < 9 || column >= size - 8)) ||
    (row >= size - 8 && column < 9) ||
    row === 6 ||
    column === 6 ||
    (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11))) ||
    centres.some(([y, x]) => Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2)
}

function unmasked(
  rows: readonly (readonly boolean[])[],
  mask: number,
  isReserved: (row: number, column: number) => boolean,
): readonly boolean[] {
  const size = rows.length
  const data = rows.flat()
  applyMask(mask, {
    size,
    isReserved,
    xor: (row: number, column: number, value: boolean | number) => {
      const at = row * size + column
      data[at] = Boolean(data[at]) !== Boolean(value)
    },
  })
  return data
}

/** The places of the data, two columns at a time from the right, up and down. */
function zigzag(
  size: number,
  isReserved: (row: number, column: number) => boolean,
): readonly (readonly [number, number])[] {
  const pairs = Array.from({ length: size }, (_, column) => size - 1 - column)
    .filter((column) => column !== 6)
    .filter((_, at) => at % 2 === 0)
  return pairs.flatMap((right, pair) =>
    Array.from({ length: size }, (_, step) => (pair % 2 === 0 ? size - 1 - step : step)).flatMap((row) =>
      [right, right - 1].filter((column) => !isReserved(row, column)).map((column) => [row, column] as const),
    ),
  )
}

function deinterleaved(bytes: readonly number[], version: number): readonly number[] {
  const blocks = getBlocksCount(version, M)
  const data = getSymbolTotalCodewords(version) - getTotalCodewordsCount(version, M)
  const short = Math.floor(data / blocks)
  const long = data % blocks
  return Array.from({ length: blocks }, (_, block) => {
    const length = block < blocks - long ? short : short + 1
    return Array.from(
      { length },
      (__, at) => bytes[at < short ? at * blocks + block : short * blocks + block - (blocks - long)] ?? 0,
    )
  }).flat()
}

function textIn(data: readonly number[], version: number): string {
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const parts: Buffer[] = []
  const counts = version < 10 ? { bytes: 8, letters: 9, digits: 10 } : { bytes: 16, letters: 11, digits: 12 }
  let at = 0
  const take = (length: number) => Number.parseInt(bits.slice(at, (at += length)) || '0', 2)
  for (let mode = take(4); mode !== 0 && at < bits.length; mode = take(4)) {
    if (mode === 4) parts.push(Buffer.from(Array.from({ length: take(counts.bytes) }, () => take(8))))
    else if (mode === 1) parts.push(Buffer.from(digitsIn(take(counts.digits), take)))
    else if (mode === 2) parts.push(Buffer.from(lettersIn(take(counts.letters), take)))
    else throw new Error(`Mode ${mode} is not read here`)
  }
  return Buffer.concat(parts).toString('utf8')
}

function digitsIn(length: number, take: (bits: number) => number): string {
  const groups = Array.from({ length: Math.ceil(length / 3) }, (_, at) => Math.min(3, length - at * 3))
  return groups.map((digits) => String(take(digits * 3 + 1)).padStart(digits, '0')).join('')
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

function lettersIn(length: number, take: (bits: number) => number): string {
  const pairs = Array.from({ length: Math.floor(length / 2) }, () => {
    const value = take(11)
    return `${alphabet[Math.floor(value / 45)]}${alphabet[value % 45]}`
  })
  return pairs.join('') + (length % 2 === 1 ? alphabet[take(6)] : '')
}

/** The modules of a square from its boxes, each a dark stretch of a row; a light edge of four is cut off. */
export function squareOf(
  boxes: readonly { readonly x: number; readonly y: number; readonly width: number }[],
): readonly (readonly boolean[])[] {
  const size = Math.max(...boxes.map(({ x, width }) => x + width)) - 4
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const { x, y, width } of boxes) for (let at = 0; at < width; at += 1) (rows[y - 4] ?? [])[x - 4 + at] = true
  return rows
}

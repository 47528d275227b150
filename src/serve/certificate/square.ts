import { create } from 'qrcode'

// The light edge that readers need around a code (ISO/IEC 18004, 9.1).
const quiet = 4

/** A text as a square that a telephone reads, as a drawing. On paper that is folded and carried, a quarter of it may be lost. */
export function drawSquare(text: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from({ length: size }, (_, row) => runs(data.subarray(row * size, (row + 1) * size), row + quiet))
  const side = size + 2 * quiet
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark.join('')}"/></svg>`
}

/** The dark stretches of a row: a long thin box each, which is far less to write than every module by itself. */
function runs(row: Uint8Array, y: number): string {
  const begins = [...row.keys()].filter((at) => row[at] && !row[at - 1])
  return begins
    .map((at) => {
      const end = row.indexOf(0, at)
      const length = (end === -1 ? row.length : end) - at
      return `M${at + quiet} ${y}h${length}v1h-${length}z`
    })
    .join('')
}

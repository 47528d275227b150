import type { Numbering } from '#kernel/country.ts'

import type { Cell } from './cell.ts'

/**
 * Reads a telephone number, of this country when nothing else is said, as `+992931234567`. Two numbers in one cell, a
 * number with words, and one that a spreadsheet has cut (`9.92931E+11`) are refused: half a number calls a stranger.
 */
export function readPhone(cell: Cell, country: Numbering): string | undefined {
  const digits = digitsOf(cell)
  if (digits === undefined) return undefined
  const international = /^(?:\+|00|810)(\d+)$/.exec(digits)?.[1]
  if (international !== undefined && !international.startsWith(country.prefix))
    return /^[1-9]\d{7,14}$/.test(international) ? `+${international}` : undefined
  const own = national(international ?? digits, country)
  return own === undefined ? undefined : `+${country.prefix}${own}`
}

function national(digits: string, { prefix, length, trunk }: Numbering): string | undefined {
  const leads = ['', prefix, ...(trunk === undefined ? [] : [trunk])]
  return leads
    .filter((lead) => digits.startsWith(lead) && digits.length === lead.length + length)
    .map((lead) => digits.slice(lead.length))
    .find((number) => !number.startsWith('0'))
}

const longestPhone = 40
// Numbers copied from a telephone carry invisible marks of direction.
const punctuation = /\(0\)|[\s().\-\u2010-\u2015\p{Cf}]/gu
const cutBySpreadsheet = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i

function digitsOf(cell: Cell): string | undefined {
  if (typeof cell === 'boolean') return undefined
  if (typeof cell === 'number') return Number.isSafeInteger(cell) && cell > 0 ? String(cell) : undefined
  if (cell.length > longestPhone) return undefined
  const written = cell.trim()
  const [, first, rest = '', power] = cutBySpreadsheet.exec(written) ?? []
  // All digits are there, or the number is lost.
  if (first !== undefined) return rest.length === Number(power) ? first + rest : undefined
  // Programs that take every number for a fraction write 992931234567.0
  const digits = written.replace(/(?<=^\d{7,})[.,]0$/, '').replaceAll(punctuation, '')
  return /^\+?\d+$/.test(digits) ? digits : undefined
}

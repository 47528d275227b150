// A totally anti-symmetric quasigroup of order 10 (H. M. Damm, 2004): it notices every digit that is mistyped and every two
// neighbours that are swapped.
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

const checkDigit = (digits: string): string =>
  [...digits].reduce((interim, digit) => damm[Number(interim)]?.[Number(digit)] ?? '', '0')

const digitsDrawn = 11

/** How many numbers there are: too many for anybody to come upon one that was issued. */
export const certificateNumbers = 10 ** digitsDrawn

/** The number of a certificate from one that was drawn below `certificateNumbers`: digits alone, which every keyboard has. */
export function certificateNumber(drawn: number): string {
  const digits = String(drawn).padStart(digitsDrawn, '0')
  return digits + checkDigit(digits)
}

/** A number as somebody typed it, with or without gaps; `undefined` when it is none or was mistyped. */
export function readCertificateNumber(typed: string): string | undefined {
  const digits = typed.replaceAll(/[\s.\-‐-―]/gu, '')
  const isWhole = /^[0-9]{12}$/.test(digits) && checkDigit(digits) === '0'
  return isWhole ? digits : undefined
}

/** A number as it is printed: `4721-0583-9164`. */
export const sayCertificateNumber = (number: string): string => number.match(/.{1,4}/g)?.join('-') ?? number

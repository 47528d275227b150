// A spreadsheet runs a cell that begins with one of these as a formula: a name such as `=HYPERLINK(…)` would act on the
// person who opens the file. Their full-width twins count too. (OWASP, CSV Injection.)
const formula = String.raw`[=+\-@\t\r\n＝＋－＠]`
// And it spoils these by itself: `012345` loses its zero, twelve digits become 9.93E+11, the phone is gone.
const spoilt = String.raw`(?:0\d+|\d{12,})$`

const dangerous = new RegExp(`^'*(?:${formula}|${spoilt})`)
const disarmed = new RegExp(`^''*(?:${formula}|${spoilt})`)

/** Puts an apostrophe before a cell that a spreadsheet would run or spoil. */
export const disarm = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

/** Takes off the apostrophe that `disarm` (or a careful person) has put there; undoes it exactly. */
export const rearm = (text: string): string => (disarmed.test(text) ? text.slice(1) : text)

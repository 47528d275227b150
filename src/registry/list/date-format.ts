// The formats that a workbook knows without declaring them (ECMA-376 part 1, 18.8.30): 14–17 and 22 are dates, 18–21
// and 45–47 times of day; 27–36 and 50–58 are East Asian dates.
const known = (id: number) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

// What a format shows literally, between brackets or after a backslash, is not part of its meaning: `0" days"`, `[Red]`.
const literal = /"[^"]*"|\[[^\]]*\]|[\\_*]./g

/** Whether a number format shows a day: `dd.mm.yyyy` and `[$-419]d mmmm yyyy` do, `0.00`, `h:mm` and `General` do not. */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return known(id)
  const positive = code.slice(0, longestFormat).replaceAll(literal, '').split(';')[0] ?? ''
  return /[dy]/i.test(positive)
}

// A spreadsheet allows 255 characters.
const longestFormat = 255

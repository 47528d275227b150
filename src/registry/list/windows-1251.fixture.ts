// The table the other way round: Node reads Windows-1251 and does not write it.
const bytes = new Map(
  [...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
    (letter, byte) => [letter, byte],
  ),
)

const drawn: Readonly<Record<string, string>> = {
  Ғ: 'Ѓ', ғ: 'ѓ', Қ: 'Ќ', қ: 'ќ', Ҳ: 'Њ', ҳ: 'њ', Ҷ: 'Љ', ҷ: 'љ', Ӣ: 'Ї', ӣ: 'ї', Ӯ: 'Ў', ӯ: 'ў',
} // prettier-ignore

/** Writes text as a spreadsheet does in Windows-1251: a letter it does not have becomes a question mark. */
export const inWindows1251 = (text: string): Uint8Array =>
  Uint8Array.from([...text], (letter) => bytes.get(letter) ?? 63)

/** Writes Tajik as people did with the old fonts, which draw its letters on the places of others. */
export const inOldTajikFont = (text: string): Uint8Array =>
  inWindows1251(text.replaceAll(/[ҒғҚқҲҳҶҷӢӣӮӯ]/g, (letter) => drawn[letter] ?? letter))

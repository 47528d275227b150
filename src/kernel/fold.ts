/**
 * Brings the spellings of one name together, so that what a desk wrote is found whatever the alphabet or the keyboard:
 * `Ҷӯраев`, `Джураев`, `Juraev` and `Jo'rayev` fold alike. For finding only; never shown.
 */
export function fold(written: string): string {
  const lower = written
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase()
  const cyrillic = fromLatin(lower.replaceAll(/[\p{L}\p{M}]+/gu, oneScript))
  return cyrillic
    .replaceAll(/['’‘ʼʻ`´ъь]|\p{Pd}|\p{M}/gu, '')
    .replaceAll('дж', 'ч')
    .replaceAll('йо', 'ё')
    .replaceAll(/\p{L}/gu, (letter) => letters[letter] ?? letter)
    .replaceAll('тс', 'ц')
    .replaceAll(/и+/g, 'и')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const letters: Readonly<Record<string, string>> = {
  // Tajik, which has six letters more than Russian.
  ғ: 'г', қ: 'к', ҳ: 'х', ҷ: 'ч', ӯ: 'у', ӣ: 'и',
  // Legacy Tajik fonts draw those six on the Windows-1251 places of these six; ў is Uzbek too.
  ѓ: 'г', ќ: 'к', њ: 'х', љ: 'ч', ў: 'у', ї: 'и',
  // What people pick from the symbol table when the keyboard has no Tajik, and the letters of the neighbours.
  ӷ: 'г', ҕ: 'г', ґ: 'г', ҝ: 'к', ҡ: 'к', ӄ: 'к', һ: 'х', ӽ: 'х', ҹ: 'ч', ӌ: 'ч', җ: 'ч', ӱ: 'у', ү: 'у', ұ: 'у', і: 'и', ӥ: 'и', ң: 'н', ө: 'о',
  // Letters that Russian, Tajik and Latin spellings of one sound do not agree on.
  ё: 'е', э: 'е', й: 'и', ы: 'и', щ: 'ш', я: 'иа', ю: 'иу',
} // prettier-ignore

// The commonest Latin spellings of Tajik, Uzbek and Russian names; the longer is tried first.
const latin: Readonly<Record<string, string>> = {
  shch: 'ш', dzh: 'ч', sh: 'ш', ch: 'ч', zh: 'ж', kh: 'х', gh: 'г', ts: 'ц', dj: 'ч', yo: 'е', ye: 'е',
  a: 'а', b: 'б', c: 'к', d: 'д', e: 'е', f: 'ф', g: 'г', h: 'х', i: 'и', j: 'ч', k: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п', q: 'к', r: 'р',
  s: 'с', t: 'т', u: 'у', v: 'в', w: 'в', x: 'х', y: 'и', z: 'з',
} // prettier-ignore
const latinSounds = new RegExp(Object.keys(latin).join('|'), 'g')

const fromLatin = (text: string) =>
  text
    .replaceAll(/o['’‘ʼʻ`´]/g, 'ў')
    .replaceAll(/g['’‘ʼʻ`´]/g, 'ғ')
    .replaceAll(/[şšçčžğı]/g, (letter) => marked[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC')
    .replaceAll(latinSounds, (sound) => latin[sound] ?? sound)

// Latin letters whose mark makes another sound of them; any other mark (ū, ī, ö) is left off.
const marked: Readonly<Record<string, string>> = { ş: 'ш', š: 'ш', ç: 'ч', č: 'ч', ž: 'ж', ğ: 'г', ı: 'и' }

// A Cyrillic word typed partly with Latin keys (`Cуғд`, `Хyҷанд`) is read by how the letters look.
const lookalikes: Readonly<Record<string, string>> = {
  a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', i: 'и', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у',
} // prettier-ignore

function oneScript(word: string): string {
  const cyrillic = word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const roman = word.match(/\p{Script=Latin}/gu)?.length ?? 0
  return roman > 0 && cyrillic > roman ? word.replaceAll(/[a-z]/g, (letter) => lookalikes[letter] ?? letter) : word
}

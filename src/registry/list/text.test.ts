import { expect, test } from 'vitest'

import { readText } from './text.ts'
import { inOldTajikFont, inWindows1251 } from './windows-1251.fixture.ts'

const list = 'Насаб ва ном;Ноҳия\r\nҒаниев Қодир;Ҷайҳун\r\nНазарова Моҳӣ;Кӯлоб\r\n'
const inUtf8 = (text: string) => new TextEncoder().encode(text)
const marked = (mark: readonly number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes])
const inUtf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16())

test.each([
  ['UTF-8', 'utf-8', inUtf8(list)],
  ['UTF-8 with its mark', 'utf-8', marked([0xef, 0xbb, 0xbf], inUtf8(list))],
  ['UTF-16, as Excel writes “Unicode text”', 'utf-16le', marked([0xff, 0xfe], inUtf16(list))],
  ['UTF-16 the other way round', 'utf-16be', marked([0xfe, 0xff], swapped(inUtf16(list)))],
  ['Windows-1251 with an old Tajik font', 'windows-1251', inOldTajikFont(list)],
])('%s is read as it was written', (_, encoding, bytes) => {
  expect(readText(bytes)).toEqual({ ok: true, value: { encoding, text: list } })
})

test('the letters of old Tajik fonts become the letters that they draw', () => {
  expect(readText(inWindows1251('Тољикистон, њамаї, ќишлоќ, Ѓафуров, Ўротеппа'))).toMatchObject({
    value: { text: 'Тоҷикистон, ҳамаӣ, қишлоқ, Ғафуров, Ӯротеппа' },
  })
})

test('outside Windows-1251 those letters are what they are: ў is Uzbek', () => {
  expect(readText(inUtf8('Ўзбек ўғли'))).toMatchObject({ value: { text: 'Ўзбек ўғли' } })
})

test('Russian in Windows-1251 keeps its signs', () => {
  const russian = 'Ф.И.О.;«Сафар» — №5\r\nСёмина Тамара;Рудаки…\r\n'
  expect(readText(inWindows1251(russian))).toMatchObject({ value: { encoding: 'windows-1251', text: russian } })
})

test('plain Latin is UTF-8', () => {
  expect(readText(inUtf8('name;born\nNazarov;1998-02-04'))).toMatchObject({ value: { encoding: 'utf-8' } })
})

const refused = (bytes: Uint8Array) => {
  const read = readText(bytes)
  return read.ok ? read.value.text : read.why.says
}

test('a file put together from two encodings is refused, not garbled', () => {
  expect(refused(marked([...inWindows1251('Ном\nНазаров\n')], inUtf8('Қодиров\n')))).toBe('mixed-encoding')
  expect(refused(marked([...inUtf8('Насаб ва ном\nҚодиров\n')], inWindows1251('Назаров\n')))).toBe('mixed-encoding')
})

test('UTF-8 that is cut in the middle of a letter is refused', () => {
  expect(refused(inUtf8(list).slice(0, -11))).toBe('mixed-encoding')
})

test('text that was garbled before it was saved is refused', () => {
  const twice = (encoding: string) => new TextDecoder(encoding).decode(inUtf8(list))
  expect(refused(inUtf8(twice('windows-1251')))).toBe('mixed-encoding')
  expect(refused(inUtf8(twice('windows-1252')))).toBe('mixed-encoding')
})

test('Tajik that was saved in Windows-1251 without its letters is refused: they are question marks now', () => {
  expect(refused(inWindows1251('Ном\nҚодиров Ҷамшед Тоҷикистон'))).toBe('letters-lost')
  expect(refused(inWindows1251('Ном\nТОҶИКИСТОН'))).toBe('letters-lost')
  expect(refused(inUtf8('Ном\nТо\uFFFDикистон'))).toBe('letters-lost')
})

test('a question is not a lost letter', () => {
  expect(refused(inWindows1251('Оиладор аст?;Фарзанд дорад?\r\nбале;не'))).toContain('Оиладор аст?')
})

test('the Cyrillic of DOS, of old Unix and of Macintosh is refused, not taken for Windows-1251', () => {
  const shifted = (text: string, table: string) =>
    Uint8Array.from([...text], (letter) => {
      const at = table.indexOf(letter)
      return at === -1 ? (letter.codePointAt(0) ?? 0) : at + 0x80
    })
  const tableOf = (encoding: string) =>
    new TextDecoder(encoding).decode(Uint8Array.from({ length: 128 }, (_, at) => at + 0x80))
  const russian = 'Фамилия Имя Отчество;Район\r\nНазаров Рустам Олимович;Рудаки\r\nКаримова Парвина;Вахдат\r\n'
  for (const encoding of ['ibm866', 'koi8-r', 'x-mac-cyrillic'])
    expect(refused(shifted(russian, tableOf(encoding)))).toBe('unknown-encoding')
})

test('what is not text is refused', () => {
  expect(refused(Uint8Array.from([0, 1, 2, 3]))).toBe('not-a-list')
  expect(refused(inUtf16(list))).toBe('not-a-list')
  expect(refused(marked([0xff, 0xfe], Uint8Array.of(0x41)))).toBe('unknown-encoding')
  expect(refused(Uint8Array.of(0x98, 0xcd, 0xe0))).toBe('unknown-encoding')
})

test('the end mark of DOS is left off, page breaks become spaces', () => {
  expect(refused(inUtf8('a;b\r\n1;2\f3\u001A'))).toBe('a;b\r\n1;2 3')
})

import { expect, test } from 'vitest'

import { findCode, readCode } from '#kernel/codelist.ts'

import { districts, replacedCodes } from './districts.ts'
import { places } from './places.ts'
import { renames } from './renames.ts'

const read = (written: string) => readCode(places, written)?.name.en
const areAll = (name: string, ...writings: readonly string[]) => {
  for (const written of writings) expect(read(written), written).toBe(name)
}

test('the country has 5 regions and 68 districts: 47 districts, 17 cities and 4 districts of Dushanbe', () => {
  const kinds = Object.groupBy(places.codes, ({ kind }) => kind)
  const counts = Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all.length]))
  expect(counts).toEqual({ region: 5, district: 47, city: 17, 'city-district': 4 })
})

test('places are kept by their seven-digit P-codes, and a district within its region', () => {
  expect(places.codes.every(({ code }) => /^35\d{5}$/.test(code))).toBe(true)
  const regionOf = (name: string) => findCode(places, readCode(places, name)?.within ?? '')?.name.en
  expect(['Сино', 'Хуҷанд', 'Кӯлоб', 'Лахш', 'Хоруғ'].map(regionOf)).toEqual([
    'Dushanbe', 'Sughd', 'Khatlon', 'Districts of Republican Subordination', 'Gorno-Badakhshan Autonomous Region',
  ]) // prettier-ignore
  expect(places.codes.filter(({ kind, within }) => (kind === 'region') !== (within === undefined))).toEqual([])
})

test('every place is read by its P-code and by its name in each language', () => {
  for (const place of places.codes)
    for (const written of [place.code, place.name.tg, place.name.ru, place.name.en])
      expect(readCode(places, written), written).toBe(place)
})

test('every earlier name is read in Tajik, in Russian and in Latin', () => {
  for (const [code, , ...[tg, ru, en]] of renames)
    for (const written of [tg, ru, en]) expect(readCode(places, written)?.code, written).toBe(code)
})

test('no spelling leads to another place, but for those that today are the name of another', () => {
  const lost = places.codes.flatMap(
    (place) => place.also?.filter((written) => readCode(places, written) !== place) ?? [],
  )
  expect(lost.toSorted()).toEqual(['Bokhtar', 'Leninabad', 'Leninabad', 'Leninobod', 'Leninobod'])
})

test('codes of a city and a district that have become one lead to the unit that replaced them', () => {
  expect(Object.keys(replacedCodes)).toHaveLength(8)
  for (const [old, code] of Object.entries(replacedCodes)) expect(readCode(places, old)?.code).toBe(code)
  areAll('Isfara', '3505404', 'шаҳри Исфара', 'ноҳияи Исфара', 'г. Исфара', 'Исфаринский район', 'Isfara city')
})

test('spellings of OCHA, of WFP PRISM and of Russian papers are read', () => {
  areAll('Sino', 'Avicenna', 'Сино', 'ноҳияи Сино', 'Абуали ибн Сино')
  areAll(
    'Ayni',
    'Aini',
    'Айнинский',
    'Айнинский район',
    'район Айни',
    'р-н Айни',
    'ноҳияи Айнӣ',
    'н. Айнӣ',
    'Ayni district',
    'Ayni tumani',
  )
  areAll(
    'Jabbor Rasulov',
    'Jabar - Rasulov',
    'Ҷ.Расулов',
    'Дж. Расулов',
    'Джабар - Расуловский',
    'ноҳияи Ҷаббор Расулов',
  )
  areAll('Tursunzoda', 'Турсун - Заде', 'Tursunzade', 'г. Турсунзаде', 'Регар')
  areAll('Jayhun', 'Chaikhun', 'Чайхун', 'Қумсангир', 'Kumsangir')
  areAll('Hisor', 'Гиссар', 'Hissar', 'Гиссарский район', 'Њисор')
  areAll('Yovon', 'Ёвон', 'Яван', 'Yavan', 'Яванский р-н', 'Yovon rayoni')
})

test('a region is read with and without the word for it', () => {
  areAll(
    'Sughd',
    'Суғд',
    'вилояти Суғд',
    'Согдийская область',
    'Согдийская обл.',
    'Согд',
    'Sughd Region',
    'TJ-SU',
    'Ленинабадская область',
  )
  areAll('Khatlon', 'Хатлон', 'Вилояти Хатлон', 'Хатлонская область', 'Khatlon province', 'TJ-KT')
  areAll('Dushanbe', 'шаҳри Душанбе', 'г. Душанбе', 'г.Душанбе', 'Dushanbe city', 'TJ-DU')
  areAll('Districts of Republican Subordination', 'НТҶ', 'РРП', 'DRS', 'TJ-RA', 'TJ-RR')
  areAll('Gorno-Badakhshan Autonomous Region', 'ВМКБ', 'ГБАО', 'GBAO', 'Бадахшон', 'TJ-GB', 'TJ-BG')
})

test('Bokhtar is the city that was Qurghonteppa; the district that was called so is Kushoniyon', () => {
  areAll('Bokhtar', 'Бохтар', 'Bokhtar', 'шаҳри Бохтар', 'г. Бохтар', 'Қӯрғонтеппа', 'Курган-Тюбе', 'Qurghonteppa')
  areAll(
    'Kushoniyon',
    'Кӯшониён',
    'ноҳияи Бохтар',
    'район Бохтар',
    'Бохтарский район',
    'Bokhtar district',
    'Бохтар р-н',
  )
})

test('Jaloliddini Balkhi was Kolkhozobod and Rumi', () => {
  areAll(
    'Jaloliddini Balkhi',
    'Балхӣ',
    'Ҷ. Балхӣ',
    'Ч. Балхи',
    'Balkhi',
    'Румӣ',
    'Ҷалолиддини Румӣ',
    'район Руми',
    'Колхозобод',
  )
})

test('Mastchoh and the mountains of Mastchoh are two districts', () => {
  areAll('Mastchoh', 'Мастчоҳ', 'Матча', 'Matcha', 'Матчинский район')
  areAll('Kuhistoni Mastchoh', 'Кӯҳистони Мастчоҳ', 'Горная Матча', 'Горно-Матчинский район')
})

test('a district is not read where a city is written, nor a city where a district is', () => {
  // The town of Dusti lies in Jayhun, not in the district of Dusti; around the city of Khujand lies Bobojon Ghafurov.
  for (const written of ['г. Дусти', 'шаҳри Данғара', 'Худжандский район', 'ноҳияи Хоруғ'])
    expect(read(written), written).toBeUndefined()
})

test('a name that two places bore is refused without the word for its kind', () => {
  for (const written of ['Ленинобод', 'Ленинабад', 'Leninabad']) expect(read(written), written).toBeUndefined()
  areAll('Khujand', 'шаҳри Ленинобод', 'г. Ленинабад')
})

test('what is no place of the country is refused', () => {
  for (const written of ['Самарканд', 'ноҳия', 'район', '3505999', '35', '-'])
    expect(read(written), written).toBeUndefined()
})

test('the spellings of districts are marked for a native reader, and a year stands only by a rename that a source gives', () => {
  expect(places.codes.filter(({ status }) => status?.tg === 'unverified')).toHaveLength(districts.length)
  const dated = renames.filter(([, since]) => since !== 'unverified').map(([, since, , , en]) => `${en} ${since}`)
  expect(dated).toEqual(['Qumsangir 2016', 'Moskva 2004', 'Jirgatol 2016', 'Tavildara 2016'])
})

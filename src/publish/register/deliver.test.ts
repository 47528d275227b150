import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'

import { inventDelivery } from '#app/generate/write.ts'
import { listDeliveries, settleDelivery, standingMonths } from '#store/deliveries.ts'
import { bring, bringFile, opened, row, rowsNow, sheet } from '#test/delivery.ts'
import { type RegisterOffice, openRegisters, posts, registerNamed } from '#test/registers.ts'

import { matchColumns } from './columns.ts'
import { deliver } from './deliver.ts'
import { sayAside } from './say.ts'
import { snapshotOf } from './snapshot.ts'

const returns = registerNamed('returns')

let place: RegisterOffice
beforeAll(async () => {
  place = await openRegisters()
})
afterAll(() => place[Symbol.asyncDispose]())

test('a delivery becomes rows of codes; who they are about is nowhere in it', async () => {
  const given = await bring(place, sheet(row('A1234567'), row('A7654321', '2026-02', { sex: 'жен', born: '27' })))
  expect(given).toMatchObject({
    kind: 'kept',
    number: 1,
    rows: 2,
    refused: 0,
    months: ['2026-01', '2026-02'],
    replaces: [],
  })
  expect(await rowsNow(place)).toEqual([
    {
      month: '2026-01', sex: 'M', age: 'Y25T29', district: '3507401', country: 'RUS', reason: 'family', ban: 'none', stay: 'M7T12', sector: 'F',
      record_key: expect.any(BigInt), contributor_key: 0n, synthetic: true,
    },
    expect.objectContaining({ month: '2026-02', sex: 'F', age: 'Y25T29' }),
  ]) // prettier-ignore
  const { rows } = await place.owner.query<{ content: Buffer }>('select content from registers.parts')
  for (const { content } of rows) expect(content.includes('A1234567')).toBe(false)
})

test('the same file again changes nothing, and says when it came first', async () => {
  const first = await bring(place, sheet(row('B1111111', '2025-01')))
  expect(first).toMatchObject({ kind: 'kept' })
  const before = await listDeliveries(place.web, posts.statistician, 'returns')
  expect(await bring(place, sheet(row('B1111111', '2025-01')))).toMatchObject({
    kind: 'known',
    receivedAt: place.office.now(),
  })
  expect(await listDeliveries(place.web, posts.statistician, 'returns')).toEqual(before)
})

test('a corrected delivery stands for its months from now on; the earlier one is kept, and stands again when the later is withdrawn', async () => {
  const months = async () => (await standingMonths(place.web, posts.statistician, 'returns')).get('2024-06')?.number
  const first = await bring(
    place,
    sheet(row('C1000001', '2024-06'), row('C1000002', '2024-06'), row('C1000003', '2024-07')),
  )
  const snapshot = await snapshotOf(place.snapshots, returns)
  const second = await bring(place, sheet(row('C1000001', '2024-06'), row('C1000009', '2024-06', { sex: 'F' })))
  expect(second).toMatchObject({ kind: 'kept', replaces: ['2024-06'] })
  const numbers = [first, second].map((each) => (each.kind === 'kept' ? each.number : 0))
  expect(await months()).toBe(numbers[1])
  const june = (await rowsNow(place)).filter(({ month }) => month === '2024-06')
  expect(new Set(june.map(({ sex }) => sex))).toEqual(new Set(['F', 'M']))
  expect((await rowsNow(place)).filter(({ month }) => month === '2024-07')).toHaveLength(1)

  const all = await listDeliveries(place.web, posts.statistician, 'returns')
  const later = all.find(({ number }) => number === numbers[1])
  await settleDelivery(place.web, {
    post: posts.statistician,
    id: later?.id ?? '',
    to: 'withdrawn',
    at: place.office.now(),
  })
  expect(await months()).toBe(numbers[0])
  // The same rows, the same fingerprint, found again.
  expect(await snapshotOf(place.snapshots, returns)).toEqual(snapshot)
})

test('rows that cannot be taken go back with their reasons, and the file of them can be delivered', async () => {
  const good = Array.from({ length: 99 }, (_, at) => row(`D10000${String(at).padStart(2, '0')}`, '2023-01'))
  const given = await bring(place, sheet(...good, 'D2000000;2023-01;M;04.02.1998;Nowhere;RUS;Family;none;much;F'))
  expect(given).toMatchObject({ kind: 'kept', rows: 99, refused: 1 })
  expect(given).not.toHaveProperty('aside')
  const refused = given.refusedRows
  expect(refused).toContain(
    'District of residence: “Nowhere” is no code of the list. Length of the stay, months: “much” is no number',
  )
  const again = await bring(
    place,
    refused.replaceAll('Nowhere', 'Bokhtar').replaceAll('much', '12').replaceAll('2023-01', '2022-12'),
  )
  expect(again).toMatchObject({ kind: 'kept', rows: 1, refused: 0, months: ['2022-12'] })
})

test('a delivery of which too much was refused is put aside until somebody accepts it', async () => {
  const given = await bring(place, sheet(row('E1000001', '2022-01'), row('E1000002', '2022-01', { sex: 'X' })))
  expect(given).toMatchObject({ kind: 'kept', rows: 1, refused: 1, aside: { says: 'many-refused' } })
  expect((await standingMonths(place.web, posts.statistician, 'returns')).has('2022-01')).toBe(false)
  if (given.kind !== 'kept' || !given.aside) throw new Error('It was not put aside')
  expect(sayAside('en', returns, given.aside)).toContain(
    '1 of 2 rows were refused, more than this register allows (2 in each 100)',
  )
  const [latest] = await listDeliveries(place.web, posts.statistician, 'returns')
  const settle = { post: posts.statistician, id: latest?.id ?? '', at: place.office.now() }
  expect(await settleDelivery(place.web, { ...settle, to: 'accepted' })).toBe(true)
  expect(await settleDelivery(place.web, { ...settle, to: 'accepted' })).toBe(false)
  expect((await standingMonths(place.web, posts.statistician, 'returns')).get('2022-01')).toMatchObject({ rows: 1 })
})

test('a few rows do not take the place of many unseen', async () => {
  const many = Array.from({ length: 10 }, (_, at) => row(`F100000${at}`, '2021-05'))
  await bring(place, sheet(...many))
  const late = await bring(place, sheet(row('F2000000', '2021-05'), row('F2000001', '2021-06')))
  expect(late).toMatchObject({
    aside: { says: 'shrinks', values: { month: '2021-05', before: 10, now: 1 } },
    replaces: [],
  })
  expect((await standingMonths(place.web, posts.statistician, 'returns')).get('2021-05')).toMatchObject({ rows: 10 })
})

test('a file without a column that every row must answer is put aside, and can be delivered once the column is named', async () => {
  const content = sheet(row('G1000001', '2020-01')).replace('District;', 'Where exactly;')
  const given = await bring(place, content)
  expect(given).toMatchObject({
    kind: 'kept',
    rows: 0,
    aside: { says: 'columns-missing', values: { fields: 'district' } },
  })
  if (given.kind !== 'kept' || !given.aside) throw new Error('It was not put aside')
  expect(sayAside('ru', returns, given.aside)).toContain('Не найдена колонка для: Район проживания.')
  const [latest] = await listDeliveries(place.web, posts.statistician, 'returns')
  const accepted = await settleDelivery(place.web, {
    post: posts.statistician,
    id: latest?.id ?? '',
    to: 'accepted',
    at: place.office.now(),
  })
  expect(accepted).toBe(false)

  const path = join(place.folder, 'without')
  await writeFile(path, content)
  const file = await opened(path)
  const mapping = matchColumns(returns, file.headings).map((name, column) =>
    file.headings[column] === 'Where exactly' ? 'district' : name,
  )
  const refused = { path: `${path}.refused.csv`, language: 'en' as const }
  const again = await deliver({
    office: place.office,
    acting: place.acting,
    register: returns,
    file,
    mapping,
    refused,
  })
  expect(again).toMatchObject({ kind: 'kept', rows: 1, months: ['2020-01'] })
})

test('the same people have the same keys in every delivery of a register, and others in another register', async () => {
  const key = async () => (await rowsNow(place)).find(({ month }) => month === '2019-03')?.['record_key']
  await bring(place, sheet(row('H1000001', '2019-03')))
  const before = await key()
  await bring(place, sheet(row(' h1000001 ', '2019-03', { sex: 'F' })))
  expect(await key()).toBe(before)
  await bring(
    place,
    'Passport;Month;Sex;Age;District;Destination\nH1000001;2019-03;M;30;Bokhtar;RUS\n',
    registerNamed('prospective'),
  )
  const [other] = await rowsNow(place, registerNamed('prospective'))
  expect(other?.['record_key']).not.toBe(before)
})

test('invented rows do not go among real ones', async () => {
  await using real = await openRegisters({ synthetic: false })
  const file = join(real.folder, 'invented.csv')
  await inventDelivery(file, { register: returns, rows: 50, seed: 'x', until: '2026-10', language: 'ru' })
  const given = await bringFile(real, file)
  expect(given).toMatchObject({ kind: 'declined', problem: { says: 'synthetic-among-real' } })
  const unmarked = (await readFile(file, 'utf8')).split('\r\n').slice(1).join('\r\n')
  expect(await bring(real, unmarked)).toMatchObject({
    kind: 'declined',
    problem: { says: 'synthetic-among-real' },
  })
  const cells = [
    ['Month', 'Sex', 'Age', 'District', 'Country', 'Reason', 'Сохта'],
    ['2026-01', 'M', '30', 'Bokhtar', 'RUS', 'Family', 'yes'],
  ]
  expect(await bring(real, await writeExcelFile(cells).toBuffer())).toMatchObject({
    kind: 'declined',
    problem: { says: 'synthetic-among-real' },
  })
})

test('work that is stopped keeps nothing', async () => {
  const file = join(place.folder, 'stopped.csv')
  await inventDelivery(file, { register: returns, rows: 20_000, seed: 'stop', until: '2026-10', language: 'en' })
  const before = await listDeliveries(place.web, posts.statistician, 'returns')
  const stopped = await opened(file)
  const stop = new AbortController()
  const given = await deliver({
    office: place.office,
    acting: place.acting,
    register: returns,
    file: stopped,
    mapping: matchColumns(returns, stopped.headings),
    refused: { path: `${file}.refused.csv`, language: 'en' },
    signal: stop.signal,
    report: () => stop.abort(),
  })
  expect(given).toEqual({ kind: 'cancelled' })
  expect(await listDeliveries(place.web, posts.statistician, 'returns')).toEqual(before)
})

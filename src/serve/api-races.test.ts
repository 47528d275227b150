import { randomUUIDv7 } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { programmes } from '#app/programmes.ts'
import { verify } from '#store/verify.ts'
import { type WrittenAct, act, attendance, enrolment, shortCourse } from '#test/acts.ts'
import { type TestOffice, keys, openOffice } from '#test/office.ts'
import type { SaidVerdict, Visitor } from '#test/visitor.ts'

let office: TestOffice
let trainer: Visitor
let desk: Visitor
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
  desk = await office.enter('desk')
})
afterAll(() => office[Symbol.asyncDispose]())

interface WholeCase {
  readonly state: string
  readonly heads: readonly string[]
  readonly answers: Readonly<Record<string, unknown>>
  readonly setAside: readonly { readonly act: string; readonly why: string }[]
  readonly clashes: readonly { readonly field: string; readonly acts: readonly string[] }[]
}

const look = async (id: string) => (await trainer.call<WholeCase>('GET', `/api/cases/${id}`)).body
const isWhole = () => verify(office.connection, { programmes, keys })

/** Sends until it is kept, as an outbox does. */
async function sendUntilKept(visitor: Visitor, each: unknown): Promise<SaidVerdict> {
  const [verdict] = await visitor.send([each])
  if (!verdict) throw new Error('An act was sent and no verdict came')
  return verdict.verdict === 'refused' && verdict.why === 'busy' ? sendUntilKept(visitor, each) : verdict
}

async function enrolled(): Promise<WrittenAct> {
  const enrol = enrolment()
  await trainer.send([enrol])
  return enrol
}

test('many writers at once on one case lose nothing, and the chain stays whole', async () => {
  const enrol = await enrolled()
  const notes = Array.from({ length: 20 }, (_, at) => act('correct', enrol.case, { note: `Ёддошти ${at}` }, at + 1))
  const verdicts = await Promise.all(notes.map((note, at) => sendUntilKept(at % 2 === 0 ? trainer : desk, note)))
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(notes.map(() => 'kept'))
  const { body } = await trainer.call<{ acts: readonly { id: string }[] }>('GET', `/api/cases/${enrol.case}/acts`)
  expect(new Set(body.acts.map(({ id }) => id))).toEqual(new Set([enrol.id, ...notes.map(({ id }) => id)]))
  expect(await isWhole()).toMatchObject({ ok: true })
})

test('one act sent many times at once is kept once', async () => {
  const enrol = enrolment()
  const before = await office.count()
  const verdicts = (await Promise.all(Array.from({ length: 12 }, () => trainer.send([enrol])))).flat()
  expect(verdicts.filter(({ verdict }) => verdict === 'kept')).toHaveLength(1)
  expect(verdicts.filter(({ verdict }) => verdict === 'duplicate')).toHaveLength(11)
  expect((await office.count()).acts).toBe(before.acts + 1)
})

test('two people open a case under one id at once: one opening counts, the other is sent back or shown to a person', async () => {
  const caseId = randomUUIDv7()
  const openings = [enrolment(), enrolment()].map((enrol) => ({ ...enrol, case: caseId }))
  const verdicts = (await Promise.all([trainer.send([openings[0]]), desk.send([openings[1]])])).flat()
  const kept = verdicts.filter(({ verdict }) => verdict === 'kept').length
  const { setAside } = await look(caseId)
  expect(setAside.map(({ why }) => why)).toEqual(Array.from({ length: kept - 1 }, () => 'already-open'))
  for (const each of verdicts) if (each.verdict === 'refused') expect(each.why).toBe('already-open')
})

test('batches that meet in the same cases, in any order, neither lose an act nor wait for each other', async () => {
  const cases = await Promise.all(Array.from({ length: 8 }, enrolled))
  const batches = Array.from({ length: 6 }, (_, round) => {
    const acts = cases.map((each) => act('correct', each.case, { note: `Бори ${round}` }, round + 1))
    return round % 2 === 0 ? acts : acts.toReversed()
  })
  await Promise.all(batches.map((batch) => trainer.send(batch)))
  for (const each of batches.flat())
    expect(['kept', 'duplicate']).toContain((await sendUntilKept(trainer, each)).verdict)
  const { rows } = await office.owner.query('select seq from safar.cases where id = any ($1)', [
    cases.map((each) => each.case),
  ])
  expect(rows).toEqual(cases.map(() => ({ seq: 7 })))
  expect(await isWhole()).toMatchObject({ ok: true })
})

test('whole batches that meet are each kept whole or not at all', async () => {
  const cases = await Promise.all(Array.from({ length: 4 }, enrolled))
  const batches = Array.from({ length: 5 }, (_, round) =>
    cases.map((each) => act('correct', each.case, { note: `Якҷоя ${round}` }, round + 1)),
  )
  const verdicts = await Promise.all(batches.map((batch) => trainer.send(batch, { whole: true })))
  for (const each of verdicts) expect(new Set(each.map(({ verdict }) => verdict)).size).toBe(1)
  const kept = verdicts.flat().filter(({ verdict }) => verdict === 'kept').length
  const { rows } = await office.owner.query(
    'select count(*)::int - 4 as kept from safar.acts where case_id = any ($1)',
    [cases.map((each) => each.case)],
  )
  expect(rows).toEqual([{ kept }])
})

test('a class that was held offline counts when it arrives after the certificate was asked for', async () => {
  const enrol = await enrolled()
  const south = attendance(enrol.case, shortCourse.slice(2), 30)
  const certify = { ...act('certify', enrol.case, { score: 80 }, 40), after: [south.id] }
  const north = {
    ...attendance(enrol.case, shortCourse.slice(0, 2), 20),
    after: [enrol.id],
  }
  const offline = { ...act('certify', enrol.case, { score: 90 }, 35), after: [enrol.id] }

  expect(await trainer.send([south])).toMatchObject([{ verdict: 'kept', state: 'attending' }])
  expect(await trainer.send([certify])).toMatchObject([{ verdict: 'refused', why: 'not-yet' }])
  expect(await trainer.send([offline])).toMatchObject([{ verdict: 'kept', state: 'attending', setAside: 'not-yet' }])
  expect(await look(enrol.case)).toMatchObject({ setAside: [{ act: offline.id, why: 'not-yet' }] })
  expect(await trainer.send([north])).toMatchObject([{ verdict: 'kept', state: 'certified' }])
  const now = await look(enrol.case)
  expect(now).toMatchObject({ state: 'certified', setAside: [], answers: { modules: shortCourse, score: 90 } })
  expect(now.heads.toSorted()).toEqual([south.id, offline.id, north.id].toSorted())
})

test('whatever order late acts arrive in, the case is the same in the end', async () => {
  const story = (caseId: string) => {
    const enrol = { ...enrolment(), case: caseId }
    const one = { ...attendance(caseId, ['M1', 'M2'], 10), after: [enrol.id] }
    const two = { ...attendance(caseId, ['M3'], 20), after: [enrol.id] }
    const fix = { ...act('correct', caseId, { sex: 'male' }, 15), after: [enrol.id] }
    return { enrol, late: [one, two, fix] }
  }
  const seen: object[] = []
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
    [2, 0, 1],
  ]) {
    const { enrol, late } = story(randomUUIDv7())
    await trainer.send([enrol])
    for (const at of order) expect(await trainer.send([late[at]])).toMatchObject([{ verdict: 'kept' }])
    const { state, answers, setAside, clashes } = await look(enrol.case)
    seen.push({ state, answers, setAside, clashes })
  }
  expect(seen).toEqual(seen.map(() => seen[0]))
  expect(seen[0]).toMatchObject({ state: 'attending', answers: { sex: 'male', modules: ['M1', 'M2', 'M3'] } })
})

test('two answers that did not know of each other clash, and a person settles it by a correction', async () => {
  const enrol = await enrolled()
  const one = { ...act('correct', enrol.case, { education: '4' }, 10), after: [enrol.id] }
  const other = { ...act('correct', enrol.case, { education: '5' }, 11), after: [enrol.id] }
  await trainer.send([one])
  expect(await desk.send([other])).toMatchObject([{ verdict: 'kept' }])
  const clashing = await look(enrol.case)
  expect(clashing).toMatchObject({ clashes: [{ field: 'education' }], heads: { length: 2 } })
  const list = await trainer.call<{ cases: readonly { id: string; unsettled: boolean }[] }>('GET', '/api/cases')
  expect(list.body.cases.find(({ id }) => id === enrol.case)).toMatchObject({ unsettled: true })
  const settled = { ...act('correct', enrol.case, { education: '6' }, 20), after: clashing.heads }
  expect(await trainer.send([settled])).toMatchObject([{ verdict: 'kept' }])
  expect(await look(enrol.case)).toMatchObject({ clashes: [], answers: { education: '6' }, heads: [settled.id] })
})

test('two people who write the same name do not clash, and two who write different ones do', async () => {
  const agreed = await enrolled()
  const disputed = await enrolled()
  const renamed = (caseId: string, name: string, minutes: number, after: string) => ({
    ...act('correct', caseId, { name }, minutes),
    after: [after],
  })
  await trainer.send([
    renamed(agreed.case, 'Намунаи Дигар', 10, agreed.id),
    renamed(disputed.case, 'Намунаи Як', 10, disputed.id),
  ])
  await desk.send([
    renamed(agreed.case, 'Намунаи Дигар', 11, agreed.id),
    renamed(disputed.case, 'Намунаи Ду', 11, disputed.id),
  ])
  expect(await look(agreed.case)).toMatchObject({ clashes: [] })
  expect(await look(disputed.case)).toMatchObject({ clashes: [{ field: 'name' }] })
})

test('an act whose clock is behind what its author had seen is sent back with what to do', async () => {
  const enrol = await enrolled()
  const attend = attendance(enrol.case, ['M1'], 30)
  await trainer.send([attend])
  const behind = { ...act('correct', enrol.case, { sex: 'male' }, 10), after: [attend.id] }
  expect(await trainer.send([behind])).toMatchObject([
    { verdict: 'refused', why: 'malformed-act', problems: [{ field: 'at', says: 'too-early' }] },
  ])
})

test('an act that names what nobody knows as seen changes nothing for anybody else', async () => {
  const enrol = await enrolled()
  const astray = { ...act('correct', enrol.case, { sex: 'male' }, 10), after: [randomUUIDv7()] }
  expect(await trainer.send([astray])).toMatchObject([{ verdict: 'kept' }])
  expect(await look(enrol.case)).toMatchObject({ answers: { sex: 'male' } })
  expect(await trainer.send([attendance(enrol.case, ['M1'], 20)])).toMatchObject([{ verdict: 'kept' }])
  expect(await isWhole()).toMatchObject({ ok: true })
})

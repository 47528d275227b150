import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { dropCandidate, findCandidate, listCandidates, rewriteCandidate, takeBackApproval } from '#store/candidates.ts'
import { type DatabaseRole, openPool } from '#store/database.ts'
import { readWitness, lengthOf } from '#store/witness.ts'
import {
  type PersonName,
  type TestReleases,
  candidate,
  finding,
  hand,
  now,
  openReleases,
  people,
} from '#test/release.ts'

import { type Candidate, readCandidate, writeCandidate } from './candidate.ts'
import { release } from './decide.ts'
import { callOff, publishDue, withdraw } from './later.ts'
import { changeLog, findRelease, handOut, sayEntry } from './public.ts'

let releases: TestReleases
beforeAll(async () => {
  releases = await openReleases()
})
afterAll(() => releases[Symbol.asyncDispose]())

const named = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  ...candidate,
  name,
  population: name,
  ...more,
})

/** Prepares a candidate and has it approved by two people. */
async function approved(of: Candidate, by: readonly PersonName[] = ['statistician', 'head']): Promise<string> {
  const id = await releases.prepare(of)
  for (const person of by) expect(await releases.say(id, person)).toMatchObject({ ok: true })
  return id
}

const letOut = (id: string, person: PersonName = 'statistician', at = now) =>
  release(releases.signing, { candidate: id, synthetic: true, by: hand(person, at) })

const words = { tg: 'Сабаб', ru: 'Причина', en: 'A reason' }

/** What a role, acting for a post, gets for a statement; whatever it does is taken back. */
async function as(role: DatabaseRole, statement: string, post = ''): Promise<readonly unknown[]> {
  const pool = openPool(releases.connection, role, 1)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('safar.post', $1, true)`, [post])
    const { rows, rowCount } = await client.query(statement)
    return rows.length > 0 ? rows : Array.from({ length: rowCount ?? 0 }, () => 'done')
  } finally {
    await client.query('rollback')
    client.release()
    await pool.end()
  }
}
const denied = /permission denied|row-level security/

test('a candidate comes back as it was prepared, cell by cell, and any change of it has another digest', async () => {
  const id = await releases.prepare(named('round-trip'))
  const found = await findCandidate(releases.web, 'statistician', id)
  expect(found && readCandidate(found.kept)).toEqual(named('round-trip'))
  expect(found?.kept.digest).toBe(writeCandidate(named('round-trip')).digest)
  expect(writeCandidate(named('round-trip', { asOf: '2026-04-01' })).digest).not.toBe(found?.kept.digest)
})

test('two people through two posts approve, and the candidate becomes a release with an entry in the ledger', async () => {
  const id = await approved(named('returns-2026-q1'))
  const done = await letOut(id)
  expect(done).toMatchObject({ ok: true, value: { name: 'returns-2026-q1', publicFrom: now.toISOString() } })
  const found = await findRelease(releases.web, 'returns-2026-q1')
  expect(found).toMatchObject({
    entry: { kind: 'release', posts: ['head', 'statistician'], synthetic: true },
    withdrawn: undefined,
  })
  expect(await findCandidate(releases.web, 'statistician', id)).toBeUndefined()
  const files = await handOut(releases.web, '0'.repeat(64), { release: 'returns-2026-q1' })
  expect(files?.map(({ path }) => path)).toEqual([
    'methods/en.md',
    'methods/ru.md',
    'methods/tg.md',
    'release.json',
    'tables/returns.earned.csv',
    'tables/returns.earned.json',
    'tables/returns.reasons.csv',
    'tables/returns.reasons.json',
    'SHA256SUMS',
    'entry.json',
  ])
})

test('one approval is not enough, and the checklist says what is missing', async () => {
  const id = await approved(named('one-approval'), ['statistician'])
  const held = await letOut(id)
  expect(held).toMatchObject({ ok: false, why: { why: 'held-up' } })
  expect(!held.ok && held.why.checks?.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual(['approvals'])
  expect(await findRelease(releases.web, 'one-approval')).toBeUndefined()
})

test('a person approves once, through however many posts; a trainer and a regional head not at all', async () => {
  const id = await approved(named('one-person'), ['statistician'])
  expect(await releases.say(id, 'statistician')).toEqual({ ok: false, why: 'said-already' })
  expect(await releases.say(id, 'second')).toEqual({ ok: false, why: 'said-already' })
  expect(await releases.say(id, 'trainer')).toEqual({ ok: false, why: 'not-your-function' })
  expect(await releases.say(id, 'regional')).toEqual({ ok: false, why: 'not-your-function' })
  expect(await releases.say(id, 'third')).toMatchObject({ ok: true })
})

test('nobody approves as a post that they do not hold', async () => {
  const id = await releases.prepare(named('not-held'))
  expect(await releases.say(id, 'head', { account: people.trainer.account })).toEqual({
    ok: false,
    why: 'not-your-function',
  })
})

test('an approval may be taken back by its own post alone', async () => {
  const id = await approved(named('taken-back'))
  expect(await takeBackApproval(releases.web, 'third', { candidate: id, kind: 'approval' })).toBe(false)
  expect(await takeBackApproval(releases.web, 'head', { candidate: id, kind: 'approval' })).toBe(true)
  expect(await letOut(id)).toMatchObject({ ok: false, why: { why: 'held-up' } })
})

test('a change voids the approvals; whoever looked at what it was before does not change or approve it', async () => {
  const before = named('changed')
  const id = await approved(before)
  const seen = await releases.digestOf(id)
  const after = { ...before, notes: { ...before.notes, en: 'Now with a note.' } }
  const rewritten = { id, name: after.name, ...writeCandidate(after) }
  expect(await rewriteCandidate(releases.web, 'trainer', { ...rewritten, seen })).toEqual({
    ok: false,
    why: 'moved-on',
  })
  expect(await rewriteCandidate(releases.web, 'head', { ...rewritten, seen })).toMatchObject({ ok: true })
  expect(await rewriteCandidate(releases.web, 'head', { ...rewritten, seen })).toEqual({ ok: false, why: 'moved-on' })
  expect(await releases.say(id, 'third', { digest: seen })).toEqual({ ok: false, why: 'moved-on' })
  expect(await letOut(id)).toMatchObject({ ok: false, why: { why: 'held-up' } })
  expect(await releases.say(id, 'head')).toMatchObject({ ok: true })
  expect(await releases.say(id, 'third')).toMatchObject({ ok: true })
  expect(await letOut(id)).toMatchObject({ ok: true })
})

test('a draft that was changed past the house does not inherit what was said of it', async () => {
  const id = await approved(named('changed-in-sql'))
  await releases.owner.query(
    `update releases.candidates set body = replace(body, '2026-03-31', '2026-03-30') where id = $1`,
    [id],
  )
  expect(await letOut(id)).toMatchObject({ ok: false, why: { why: 'held-up' } })
})

test('a finding is released only with the reasons of two posts, and the release prints them and not the cells', async () => {
  const verdict = { at: '2026-06-01T09:00:00.000Z', against: [], refused: null, findings: [finding] }
  const id = await releases.prepare(named('overridden', { verdict }))
  const over = (person: PersonName, reason: string) => releases.say(id, person, { kind: 'override', reason })
  await expect(over('head', ' ')).rejects.toThrow('check')
  expect(await over('head', 'The ministry has published it before.')).toMatchObject({ ok: true })
  expect(await over('third', 'Known from the newspaper.')).toMatchObject({ ok: true })
  for (const person of ['statistician', 'head'] as const) await releases.say(id, person)
  expect(await letOut(id)).toMatchObject({ ok: true })
  const files = (await handOut(releases.web, '0'.repeat(64), { release: 'overridden' })) ?? []
  const all = files.map(({ content }) => content.toString()).join('\n')
  expect(all).toContain('The ministry has published it before.')
  expect(all).toContain('"findings":{"difference":1}')
  expect(all).not.toContain(finding.says.en)
})

test('two who release the same candidate at once make one release', async () => {
  const id = await approved(named('at-once'))
  const both = await Promise.all([letOut(id), letOut(id, 'head')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ why: { why: 'no-such-candidate' } })
  expect((await changeLog(releases.web)).filter((entry) => entry.release === 'at-once')).toHaveLength(1)
})

test('of two candidates of the same people the second waits until it is attacked together with the first', async () => {
  const [one, other] = [
    await approved(named('same-1', { population: 'same' })),
    await approved(named('same-2', { population: 'same' })),
  ]
  const both = await Promise.all([letOut(one), letOut(other)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const held = both.find(({ ok }) => !ok)
  expect(held && !held.ok && held.why.checks?.flatMap(({ passed, says }) => (passed ? [] : says))).toMatchObject([
    { word: 'attack-outdated' },
  ])
})

test('a name is taken once, and is written in small letters', async () => {
  expect(await letOut(await approved(named('taken')))).toMatchObject({ ok: true })
  const again = await releases.prepare(named('taken', { population: 'others' }))
  expect(await letOut(again)).toEqual({ ok: false, why: { why: 'name-taken', values: { release: 'taken' } } })
  await expect(releases.prepare(named('Taken/../2'))).rejects.toThrow('check')
})

test('who may not decide neither releases, nor withdraws, nor calls off', async () => {
  const id = await approved(named('not-theirs'))
  for (const person of ['trainer', 'regional'] as const) {
    const by = hand(person)
    const no = { ok: false, why: { why: 'not-your-function' } }
    expect(await letOut(id, person)).toEqual(no)
    expect(await withdraw(releases.signing, { release: 'returns-2026-q1', why: words, by })).toEqual(no)
    expect(await callOff(releases.signing, { release: 'returns-2026-q1', why: 'No', by })).toEqual(no)
  }
  expect(await letOut(id, 'head')).toMatchObject({ ok: true })
})

test('a revision is a release of its own that names the earlier one; only what is public and not revised is revised', async () => {
  const sameOnes = { population: 'revised' }
  await letOut(await approved(named('revised-1', sameOnes)))
  const against = { ...candidate.verdict, at: now.toISOString(), against: ['revised-1'], refused: null, findings: [] }
  const revision = (name: string, release_: string, more: Partial<Candidate> = {}) =>
    named(name, { ...sameOnes, verdict: against, revises: { release: release_, why: words }, ...more })
  const refused = async (of: Candidate) => {
    const done = await letOut(await approved(of))
    return done.ok ? 'released' : done.why.why
  }
  expect(await refused(revision('revised-2', 'never-was'))).toBe('revises-none')
  expect(await refused(revision('revised-3', 'revised-1', { population: 'others' }))).toBe('revises-other')
  expect(await refused(revision('revised-4', 'revised-1'))).toBe('released')
  expect(await refused(revision('revised-5', 'revised-1'))).toBe('revises-revised')
  expect(await findRelease(releases.web, 'revised-1')).toMatchObject({ revisedBy: 'revised-4' })
  const [entry] = await changeLog(releases.web)
  expect(entry && sayEntry('en', entry)).toBe('Revises revised-1: A reason')
  expect(await withdraw(releases.signing, { release: 'revised-4', why: words, by: hand('head') })).toMatchObject({
    ok: true,
  })
  expect(await refused(revision('revised-6', 'revised-4'))).toBe('revises-withdrawn')
})

test('a withdrawn release stays in the ledger with the reason, and is handed out no more', async () => {
  await letOut(await approved(named('withdrawn')))
  const take = (why = words) => withdraw(releases.signing, { release: 'withdrawn', why, by: hand('head') })
  expect(await take({ ...words, tg: '' })).toEqual({ ok: false, why: { why: 'words-missing' } })
  expect(await take()).toMatchObject({ ok: true })
  expect(await take()).toMatchObject({ ok: false, why: { why: 'withdrawn-already' } })
  expect(await findRelease(releases.web, 'withdrawn')).toMatchObject({ withdrawn: { why: words, posts: ['head'] } })
  expect(await handOut(releases.web, '0'.repeat(64), { release: 'withdrawn' })).toBeUndefined()
  expect(await as('web', `select * from releases.files where release = 'withdrawn'`, 'statistician')).toEqual([])
  expect(await withdraw(releases.signing, { release: 'never-was', why: words, by: hand('head') })).toMatchObject({
    why: { why: 'no-such-release' },
  })
})

test('a release for the working group is in the ledger, and its files are for whoever holds a post', async () => {
  await letOut(await approved(named('for-the-group', { audience: 'group' })))
  const read = (post: string) => handOut(releases.web, '0'.repeat(64), { release: 'for-the-group', post })
  expect(await read('')).toBeUndefined()
  expect(await read('no-such-post')).toBeUndefined()
  expect((await read('trainer'))?.length).toBe(10)
})

test('the ledger beside the key file knows each entry', async () => {
  const { witness } = releases.signing
  const lines = []
  for await (const line of readWitness(witness, await lengthOf(witness))) lines.push(line.number)
  expect(lines.toSorted((one, other) => one - other)).toEqual(
    (await changeLog(releases.web)).map(({ number }) => number).toReversed(),
  )
})

test('the database lets nobody change or remove an entry, a release, a file, or what was said', async () => {
  const owners: readonly DatabaseRole[] = ['web', 'worker', 'publisher']
  for (const role of owners)
    for (const statement of [
      `update releases.ledger set body = ''`,
      'delete from releases.ledger',
      'truncate releases.ledger',
      `update releases.decisions set body = ''`,
      'delete from releases.decisions',
      `update releases.files set content = ''`,
      'delete from releases.files',
      'delete from releases.reads',
      'delete from releases.called_off',
      `update releases.approvals set digest = ''`,
    ])
      await expect(as(role, statement, 'statistician')).rejects.toThrow(denied)
})

test('only the role that signs writes to the ledger, and it cannot release what two people have not approved', async () => {
  const entry = `insert into releases.ledger values (900, 'returns-2026-q1', 'withdrawal', '{}', '')`
  for (const role of ['web', 'publisher'] as const) await expect(as(role, entry, 'head')).rejects.toThrow(denied)
  expect(await as('worker', entry)).toEqual(['done'])
  const id = await approved(named('by-force'), ['statistician'])
  const insert = `insert into releases.decisions values ('by-force', '${id}', 'p', 'public', '{}', now(), '{}', '')`
  for (const role of ['web', 'publisher'] as const) await expect(as(role, insert, 'head')).rejects.toThrow(denied)
  await expect(as('worker', insert)).rejects.toThrow('two posts')
  await releases.say(id, 'head')
  expect(await as('worker', insert)).toEqual(['done'])
})

test('a draft is seen, approved and dropped by those who decide on figures, and by nobody else', async () => {
  const id = await releases.prepare(named('draft'))
  for (const post of ['', 'trainer', 'regional']) {
    expect(await as('web', 'select * from releases.candidates', post)).toEqual([])
    expect(await as('web', 'select * from releases.approvals', post)).toEqual([])
    expect(await findCandidate(releases.web, post, id)).toBeUndefined()
    expect(await dropCandidate(releases.web, post, id)).toBe(false)
  }
  await expect(as('web', `insert into releases.candidates select * from releases.candidates`, 'head')).rejects.toThrow(
    denied,
  )
  expect((await listCandidates(releases.web, 'head')).some((each) => each.id === id)).toBe(true)
  expect(await dropCandidate(releases.web, 'head', id)).toBe(true)
  expect(await dropCandidate(releases.web, 'head', id)).toBe(false)
})

test('who serves people does not read who decided: accounts stay with the role that signs', async () => {
  await expect(as('web', 'select body from releases.decisions', 'head')).rejects.toThrow(denied)
  await expect(as('publisher', 'select body from releases.decisions')).rejects.toThrow(denied)
  const { rows } = await sql<{ body: string }>`select body from releases.decisions`.execute(releases.signing.worker)
  expect(rows.every(({ body }) => body.includes(people.head.account) || body.includes(people.third.account))).toBe(true)
})

test('publishing when nothing is due writes nothing', async () => {
  expect(await publishDue(releases.signing, now)).toBe(0)
})

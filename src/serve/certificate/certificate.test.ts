import { afterAll, beforeAll, expect, test } from 'vitest'

import { sayCertificateNumber } from '#kernel/certificate-number.ts'
import { judgeClaim, readClaim, readRevokedList } from '#kernel/claim.ts'
import { readSigned } from '#kernel/signed-text.ts'
import { type PublicKeys, fingerprintOf, verify } from '#screen/browser/signature.ts'
import { act, enrolment, person } from '#test/acts.ts'
import { certified, scannedIn, shownOn } from '#test/certificates.ts'
import { type TestOffice, accountOf, openOffice, posts } from '#test/office.ts'
import { wordsOf } from '#test/page.ts'
import { readPdf } from '#test/pdf.ts'
import { readSquare, squareOf } from '#test/qr.ts'
import type { Reply, Visitor } from '#test/visitor.ts'
import { words } from '#words/certificate/words.ts'

import { catalogueOf } from './catalogue.ts'

let office: TestOffice
let trainer: Visitor
let supervisor: Visitor
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
  supervisor = await office.enter('sughd')
})
afterAll(() => office[Symbol.asyncDispose]())

const name = 'Ҷаҳонгиров Ғафур Ӯғли Ҳамид Қосимӣ'

/** Presses the button that prints, and fetches what came of it. */
async function print(by: Visitor, id: string): Promise<Reply> {
  const pressed = await by.post(`/case/${id}/certificate`, [])
  expect([pressed.status, pressed.headers['location']]).toEqual([303, `/case/${id}/certificate.pdf`])
  return by.open(pressed.headers['location'] ?? '')
}

const addressOn = (pdf: Uint8Array) => readSquare(squareOf(readPdf(pdf).flatMap(({ boxes }) => boxes)))

/** What the page that checks would say of an address, with the keys and the list that the server gives out now. */
async function saidOf(address: string) {
  const stranger = office.stranger()
  const { keys } = (await stranger.open('/certificate/keys.json')).body as { readonly keys: PublicKeys }
  const list = readSigned((await stranger.open('/certificate/revoked')).text)
  const signed = readSigned(scannedIn(address))
  if (!signed || !list || (await verify(signed, keys)) !== 'right' || (await verify(list, keys)) !== 'right')
    return 'forged'
  const claim = readClaim(signed.payload)
  if (!claim) return 'forged'
  return judgeClaim(claim, {
    fingerprint: await fingerprintOf(claim.number),
    list: readRevokedList(list.payload),
    catalogue: catalogueOf(office.desk, 'en'),
    now: office.desk.now().toISOString(),
    zone: office.desk.zone,
  })
}

const numberOn = (pdf: Uint8Array) => readPdf(pdf)[0]?.texts.find((text) => /^\d{4}-\d{4}-\d{4}$/.test(text)) ?? ''

test('the paper says who, what, when, where and for how long, in Tajik letters that can be copied and searched', async () => {
  const pdf = (await print(trainer, await certified(trainer, { name }))).bytes
  const pages = readPdf(pdf)
  expect(pages).toHaveLength(1)
  const text = pages[0]?.texts.join(' ').replaceAll(/\s+/g, ' ') ?? ''
  for (const said of [
    name,
    'Шаҳодатнома',
    'Омодагӣ пеш аз сафар',
    'Эътибор дорад то',
    'Сертификат',
    'Предвыездная',
    'Certificate',
    'Pre-departure orientation',
    '5 соат',
    '5 часов',
    '5 hours',
    '30 майи 2026',
    '30 мая 2028',
    '30 May 2028',
    'Хуҷанд',
    words.tg.paper.check,
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('\uFFFD')
  for (const secret of [person['phone'], person['born'], 'female']) expect(text).not.toContain(String(secret))
})

test('the paper is tagged for those who hear it, names its language, and says in a demonstration that it is invented', async () => {
  const pdf = (await print(trainer, await certified(trainer))).bytes
  const raw = pdf.toString('latin1')
  expect(raw).toContain('/StructTreeRoot')
  expect(raw).toContain('/Lang (tg)')
  expect(raw).toContain('pdfuaid:part')
  expect(readPdf(pdf)[0]?.texts.join(' ')).toContain('SYNTHETIC')
})

test('the square leads to the page that checks, and says name, course, date and number behind the #', async () => {
  const pdf = (await print(trainer, await certified(trainer, { name }))).bytes
  const address = addressOn(pdf)
  expect(new URL(address).pathname).toBe('/certificate')
  expect(new URL(address).search).toBe('')
  expect(readSigned(scannedIn(address))?.payload).toEqual({
    name,
    course: 'orientation',
    date: '2026-05-30',
    number: numberOn(pdf).replaceAll('-', ''),
  })
  expect(await saidOf(address)).toBe('valid')
})

test('printed twice it is the same paper, letter by letter, though the name was corrected meanwhile', async () => {
  const id = await certified(trainer, { name })
  const first = (await print(trainer, id)).bytes
  await trainer.send([act('correct', id, { name: 'Дигар Ном' }, 5)])
  const again = (await print(supervisor, id)).bytes
  expect(again.equals(first)).toBe(true)
})

test('a supervisor revokes, with a reason; the square then says revoked, and so does the number', async () => {
  const id = await certified(trainer)
  const pdf = (await print(trainer, id)).bytes
  const stranger = office.stranger()
  const ask = async () => shownOn((await stranger.post('/certificate', [['number', numberOn(pdf)]])).text)
  expect(await ask()).toContain(words.en.check.byNumber)
  const [refused] = await trainer.send([act('revoke', id, { revocation: 'mistake' }, 5)])
  expect(refused).toMatchObject({ verdict: 'refused', why: 'not-your-function' })
  const [unsaid] = await supervisor.send([act('revoke', id, {}, 5)])
  expect(unsaid).toMatchObject({ verdict: 'refused', problems: [{ field: 'revocation', says: 'missing' }] })
  const [revoked] = await supervisor.send([act('revoke', id, { revocation: 'mistake' }, 5)])
  expect(revoked).toMatchObject({ verdict: 'kept' })
  expect(await saidOf(addressOn(pdf))).toBe('revoked')
  expect(await ask()).toContain(words.en.check.says.revoked)
  expect((await trainer.open(`/case/${id}/certificate.pdf`)).status).toBe(404)
  expect((await trainer.post(`/case/${id}/certificate`, [])).status).toBe(409)
})

test('issued anew it has another number; the old one says that it was replaced, and stays revoked for good', async () => {
  const id = await certified(trainer)
  const old = (await print(trainer, id)).bytes
  await supervisor.send([act('revoke', id, { revocation: 'lost' }, 5)])
  await trainer.send([act('reissue', id, {}, 6)])
  expect(await saidOf(addressOn(old))).toBe('revoked')
  office.pass(1)
  const next = (await print(trainer, id)).bytes
  expect(numberOn(next)).not.toBe(numberOn(old))
  expect([await saidOf(addressOn(next)), await saidOf(addressOn(old))]).toEqual(['valid', 'revoked'])
  const said = shownOn((await office.stranger().post('/certificate', [['number', numberOn(old)]])).text)
  expect(said).toContain(words.en.check.says.replaced)
  // The course is as old as before.
  expect(readPdf(next)[0]?.texts.join(' ')).toContain('30 May 2028')
  const page = wordsOf((await trainer.open(`/case/${id}`)).text)
  expect(page).toContain(numberOn(next))
  expect(page).toContain(words.en.desk.earlier)
})

test('revoked and issued anew in one go, the old certificate does not come to life again', async () => {
  const id = await certified(trainer)
  const old = (await print(trainer, id)).bytes
  office.pass(60)
  const both = [act('revoke', id, { revocation: 'mistake' }), act('reissue', id, {})]
  const now = office.desk.now()
  const verdicts = await supervisor.send(
    both.map((each, at) => ({ ...each, at: new Date(now.getTime() + at).toISOString() })),
  )
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept', 'kept'])
  expect(await saidOf(addressOn(old))).toBe('revoked')
})

test('whoever does not see the case prints nothing and learns nothing', async () => {
  const id = await certified(trainer)
  const pdf = (await print(trainer, id)).bytes
  for (const other of ['isfara', 'ngo', 'administrator'] as const) {
    const visitor = await office.enter(other)
    for (const path of ['certificate.pdf', 'certificate.json'])
      expect((await visitor.open(`/case/${id}/${path}`)).status).toBe(404)
    expect((await visitor.post(`/case/${id}/certificate`, [])).status).toBe(404)
  }
  expect((await office.stranger().open(`/case/${id}/certificate.pdf`)).status).not.toBe(200)
  expect(pdf.length).toBeGreaterThan(1000)
})

test('who has not finished the course gets no certificate, however the button is pressed', async () => {
  const enrolled = await enrolledOnly('A5550000')
  expect((await trainer.post(`/case/${enrolled}/certificate`, [])).status).toBe(409)
  const { rows } = await office.owner.query('select from safar.certificates where case_id = $1', [enrolled])
  expect(rows).toEqual([])
})

async function enrolledOnly(document: string): Promise<string> {
  const opened = enrolment({ document })
  await trainer.send([opened])
  return opened.case
}

test('two who press at once get the same paper', async () => {
  const id = await certified(trainer)
  const papers = await Promise.all([print(trainer, id), print(trainer, id), print(supervisor, id)])
  expect(new Set(papers.map(({ bytes }) => numberOn(bytes))).size).toBe(1)
})

test('the database itself lets nobody certify another’s case, nor one that is not certified, nor undo what was revoked', async () => {
  const id = await certified(trainer)
  await print(trainer, id)
  const asWeb = async (post: string, sql: string, values: readonly unknown[] = []) => {
    await office.owner.query('begin; set local role web')
    try {
      await office.owner.query("select set_config('safar.post', $1, true)", [post])
      return (await office.owner.query(sql, [...values])).rowCount
    } finally {
      await office.owner.query('rollback')
    }
  }
  const insert = `insert into safar.certificates (id, number, case_id, programme, course, day, valid_until, says, post, account, issued_at)
    values (gen_random_uuid(), '000000000000', $1, 'orientation', 'orientation', '2026-01-01', '2028-01-01', '', $2, $3, now())`
  const enrolled = await enrolledOnly('A5550001')
  const { khujand, ngo } = posts
  // A case that is not certified: the row is left out.
  expect(await asWeb(khujand.id, insert, [enrolled, khujand.id, accountOf('khujand')])).toBe(0)
  await supervisor.send([
    act('revoke', id, { revocation: 'other', otherRevocation: 'Санҷиш' }, 9),
    act('reissue', id, {}, 10),
  ])
  await expect(asWeb(ngo.id, insert, [id, ngo.id, accountOf('ngo')])).rejects.toThrow(/row-level security/)
  await expect(asWeb(khujand.id, 'update safar.certificates set revoked_at = null')).rejects.toThrow(
    /permission denied/,
  )
  await expect(asWeb(khujand.id, 'delete from safar.certificates')).rejects.toThrow(/permission denied/)
  expect(await asWeb(ngo.id, 'select from safar.certificates where case_id = $1', [id])).toBe(0)
  expect(await asWeb(khujand.id, 'select from safar.certificates where case_id = $1', [id])).toBe(1)
})

test('what is kept of a certificate names nobody in the open', async () => {
  await print(trainer, await certified(trainer, { name }))
  const { rows } = await office.owner.query<{ text: string }>(
    "select string_agg(c::text, ' ') as text from safar.certificates c",
  )
  expect(rows[0]?.text).not.toContain('Ҷаҳонгиров')
  const says = await office.owner.query<{ says: Buffer }>('select says from safar.certificates')
  for (const { says: sealed } of says.rows) expect(sealed.toString('utf8')).not.toContain('Ҷаҳонгиров')
})

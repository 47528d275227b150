import { createPublicKey } from 'node:crypto'

import addFormats from 'ajv-formats'
import Ajv from 'ajv/dist/2020.js'
import { decodeProtectedHeader, type JWK, importJWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { person } from '#test/acts.ts'
import { certified } from '#test/certificates.ts'
import { type TestOffice, openOffice } from '#test/office.ts'
import schema from '#test/open-badge.schema.json' with { type: 'json' }
import { readPdf } from '#test/pdf.ts'
import type { Visitor } from '#test/visitor.ts'

let office: TestOffice
let trainer: Visitor
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
})
afterAll(() => office[Symbol.asyncDispose]())

interface Badge {
  readonly credential: Readonly<Record<string, unknown>> & { readonly id: string; readonly validUntil: string }
  readonly jwt: string
}

async function badge(): Promise<Badge & { readonly pdf: Buffer }> {
  const id = await certified(trainer, { name: 'Намунаева Ҷамила' })
  await trainer.post(`/case/${id}/certificate`, [])
  const pdf = (await trainer.open(`/case/${id}/certificate.pdf`)).bytes
  return { ...((await trainer.open(`/case/${id}/certificate.json`)).body as Badge), pdf }
}

// The parts of the published schema of Open Badges 3.0 that a certificate has, written after the specification (1EdTech, 2024).
const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true }))
const validate = ajv.compile(schema)

test('a digital certificate has the shape of an Open Badge 3.0', async () => {
  const { credential } = await badge()
  expect(validate(credential) || validate.errors).toBe(true)
  const { credentialSubject: _, ...empty } = credential
  expect(validate(empty)).toBe(false)
})

test('it says no more of the holder than the paper: the name', async () => {
  const { credential, jwt, pdf } = await badge()
  const text = JSON.stringify(credential) + Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')
  expect(text).toContain('Намунаева Ҷамила')
  for (const secret of [person['born'], person['phone'], person['document'], person['district'], 'female', 'score'])
    expect(text).not.toContain(String(secret))
  const paper = readPdf(pdf)[0]?.texts.join(' ').replaceAll('-', '') ?? ''
  expect(paper).toContain(/\d{12}/.exec(credential.id)?.[0])
})

test('its signature is checked with the key that it leads to, as any wallet does', async () => {
  const { credential, jwt } = await badge()
  const { kid = '', alg } = decodeProtectedHeader(jwt)
  expect(alg).toBe('EdDSA')
  const key = (await office.stranger().open(new URL(kid).pathname)).body as JWK
  expect(createPublicKey({ key: key as never, format: 'jwk' }).asymmetricKeyType).toBe('ed25519')
  const { payload } = await jwtVerify(jwt, await importJWK(key, 'EdDSA'), { currentDate: office.desk.now() })
  expect(payload).toMatchObject({ ...credential, jti: credential.id, iss: (credential['issuer'] as { id: string }).id })
  expect(payload.exp).toBe(Date.parse(credential.validUntil) / 1000)
  const [head = '', body = '', signature = ''] = jwt.split('.')
  const forged = [head, body.slice(0, -2) + (body.endsWith('AA') ? 'BB' : 'AA'), signature].join('.')
  await expect(jwtVerify(forged, await importJWK(key, 'EdDSA'))).rejects.toThrow()
})

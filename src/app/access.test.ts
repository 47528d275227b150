import { expect, test } from 'vitest'

import { StartProblem } from '#store/start-problem.ts'

import { readAccess } from './access.ts'

const whole = {
  SAFAR_ADDRESS: 'https://safar.example',
  SAFAR_OIDC_ISSUER: 'https://login.example/realms/tj',
  SAFAR_OIDC_CLIENT: 'safar',
  SAFAR_OIDC_SECRET: 'a secret',
  SAFAR_OIDC_LABEL: 'Даромад | Вход | Sign in',
  SAFAR_OIDC_CLAIM: 'preferred_username',
}

const refusal = (env: Readonly<Record<string, string>>) => {
  try {
    readAccess(env)
    return 'taken'
  } catch (error) {
    return error instanceof StartProblem ? error.says : error
  }
}

test('nothing said is no address and no sign-in service', () => {
  expect(readAccess({})).toEqual({ address: undefined, signIn: undefined })
  expect(readAccess({ SAFAR_ADDRESS: ' ', SAFAR_OIDC_ISSUER: '' })).toEqual({ address: undefined, signIn: undefined })
})

test('a service is an issuer, a client, our own address, and what the button says', () => {
  expect(readAccess(whole)).toEqual({
    address: 'https://safar.example',
    signIn: {
      issuer: 'https://login.example/realms/tj',
      client: 'safar',
      secret: 'a secret',
      label: { tg: 'Даромад', ru: 'Вход', en: 'Sign in' },
      claim: 'preferred_username',
    },
  })
  const { SAFAR_OIDC_LABEL: _, ...unnamed } = whole
  expect(readAccess(unnamed).signIn?.label).toEqual({ tg: 'login.example', ru: 'login.example', en: 'login.example' })
})

test('what could be heard or changed on the way is refused, except on this machine', () => {
  for (const issuer of ['http://login.example', 'login.example', 'ftp://login.example', 'javascript:x', 'https://'])
    expect([issuer, refusal({ ...whole, SAFAR_OIDC_ISSUER: issuer })]).toEqual([issuer, 'not-an-issuer'])
  expect(refusal({ ...whole, SAFAR_OIDC_ISSUER: 'http://localhost:8080/realms/x' })).toBe('taken')
  for (const address of ['safar.example', 'http://safar.example', '//safar.example'])
    expect([address, refusal({ SAFAR_ADDRESS: address })]).toEqual([address, 'not-our-address'])
  expect(refusal({ SAFAR_ADDRESS: 'http://localhost:3000' })).toBe('taken')
})

test('a service without a client, or without our own address, is refused', () => {
  for (const missing of ['SAFAR_OIDC_CLIENT', 'SAFAR_ADDRESS'])
    expect([missing, refusal({ ...whole, [missing]: '' })]).toEqual([missing, 'sign-in-incomplete'])
})

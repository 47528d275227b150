import type { FastifyInstance, FastifyRequest } from 'fastify'

import { type Language, languages } from '#kernel/words.ts'
import type { SignInService } from '#registry/oidc.ts'
import type { Assets } from '#screen/assets.ts'
import { type Theme, readTheme } from '#screen/theme.ts'
import { findSession, type Session } from '#store/sessions.ts'

import { type Acting, type Office, actingAs } from './office.ts'

/** What answering requests needs beside the office: how pages look, and the wings that answer. */
export interface Desk extends Office {
  readonly assets: Assets
  readonly wings: readonly Wing[]
  readonly access?: Access
}

/** How this Safar is reached, and who else may say who somebody is. */
export interface Access {
  /** As people write it: `https://safar.example`. Left out, whatever a request names. */
  readonly address: string | undefined
  readonly signIn: SignInService | undefined
}

/** A wing of the house as the server knows it: what it answers, and the ways into it that a post may take. */
export interface Wing {
  routes(server: FastifyInstance, desk: Desk): void
  ways(desk: Desk, session: Session, language: Language): readonly Way[]
  /** The ways that are open to everybody, logged in or not; the first of the first wing is where a visitor begins. */
  open?(language: Language): readonly Way[]
}

export interface Way {
  readonly href: string
  readonly label: string
}

/** The ways into all wings that are open to everybody. */
export const openWays = ({ wings }: Desk, language: Language): readonly Way[] =>
  wings.flatMap((wing) => wing.open?.(language) ?? [])

/** Where somebody begins: at their post's work, or without a post at what is open to everybody. */
export const startOf = (desk: Desk, { session, language }: Visit): string =>
  session ? '/today' : (openWays(desk, language)[0]?.href ?? '/log-in')

/** One request of one person: in which language, how it should look, and as which post. */
export interface Visit {
  readonly language: Language
  readonly theme: Theme
  readonly path: string
  readonly token: string | undefined
  readonly session: Session | undefined
}

export const sessionCookie = 'safar_session'

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit
  }
}

/** Reads from cookies and headers who is visiting and how they want to read. */
export async function readVisit(office: Office, request: FastifyRequest): Promise<Visit> {
  const token = bearer(request.headers.authorization) ?? request.cookies[sessionCookie]
  return {
    language: readLanguage(request),
    theme: readTheme(request.cookies['theme']),
    // Without what was asked: it comes back in links, and may name a person.
    path: request.method === 'GET' ? (request.url.split('?')[0] ?? '/') : '/',
    token,
    session: token === undefined ? undefined : await findSession(office.database, token, office.now()),
  }
}

const bearer = (header: string | undefined) => /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(header ?? '')?.[1]

/** The language chosen, else the first that the browser asks for and Safar speaks, else Tajik. */
export function readLanguage(request: FastifyRequest): Language {
  const chosen = languages.find((each) => each === request.cookies['language'])
  const asked = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .map((part) => languages.find((each) => each === part))
    .find((each) => each !== undefined)
  return chosen ?? asked ?? 'tg'
}

/** The post that acts in a session. */
export const actingIn = ({ account, post }: Session): Acting => actingAs(account, post)

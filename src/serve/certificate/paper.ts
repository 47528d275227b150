import { sayCertificateNumber } from '#kernel/certificate-number.ts'
import { type Language, count } from '#kernel/words.ts'
import { sayDate } from '#screen/date.ts'
import { signClaim } from '#store/certifying.ts'
import type { Office } from '#web/office.ts'
import { words } from '#words/certificate/words.ts'

import { type Issued, phrase } from './issue.ts'
import type { Pdf, Press } from './press.ts'
import { drawSquare } from './square.ts'

/** Where certificates are checked. */
export const checkPath = '/certificate'

/** Where somebody is led who scans a certificate: what it says stands behind the `#`, so it is sent to no server. */
export const checkAddress = async ({ keys }: Office, origin: string, { certificate, said }: Issued): Promise<string> =>
  `${origin}${checkPath}#${await signClaim(keys, {
    name: said.name,
    course: certificate.course,
    date: certificate.day,
    number: certificate.number,
  })}`

/** Prints certificates, one to a page; `origin` is the address of this Safar, as the squares lead to it. */
export async function printPapers(
  office: Office,
  press: Press,
  origin: string,
  issued: readonly Issued[],
): Promise<Pdf> {
  const papers = []
  for (const each of issued) papers.push(await paperOf(office, origin, each))
  // The same papers are the same file whenever they are printed.
  const [latest = new Date(0)] = issued
    .map(({ certificate }) => certificate.issuedAt)
    .toSorted((one, other) => +other - +one)
  return press.typeset({ papers: JSON.stringify(papers), say: JSON.stringify(sayOn(office, origin)) }, latest)
}

async function paperOf(office: Office, origin: string, issued: Issued) {
  const { certificate, programme, said } = issued
  const inAll = (say: (language: Language) => string) => phrase(say)
  return {
    name: said.name,
    says: inAll((language) => programme.words[language].certificate?.says ?? ''),
    course: said.course,
    hours: inAll((language) => (said.minutes > 0 ? sayHours(language, said.minutes) : '–')),
    date: inAll((language) => sayDate(language, certificate.day)),
    until: inAll((language) => sayDate(language, certificate.validUntil)),
    centre: said.centre,
    number: sayCertificateNumber(certificate.number),
    square: drawSquare(await checkAddress(office, origin, issued)),
  }
}

/** Whole and half hours. */
const sayHours = (language: Language, minutes: number): string =>
  count(language, words[language].paper.lasted, Math.round(minutes / 30) / 2)

const inOrder = (say: (language: Language) => string, between = ' · '): string =>
  (['tg', 'ru', 'en'] as const).map(say).join(between)

function sayOn({ synthetic }: Office, origin: string) {
  return {
    document: words.tg.paper.document,
    author: 'Safar',
    languages: phraseOf((language) => words[language].paper),
    number: inOrder((language) => words[language].paper.number),
    square: inOrder((language) => words[language].paper.square),
    address: `${new URL(origin).host}${checkPath}`,
    synthetic: synthetic
      ? {
          mark: inOrder((language) => words[language].synthetic.mark),
          says: inOrder((language) => words[language].synthetic.says, ' '),
        }
      : null,
  }
}

const phraseOf = <Value>(of: (language: Language) => Value) => ({ tg: of('tg'), ru: of('ru'), en: of('en') })

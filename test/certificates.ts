import type { LooseAnswers } from '#kernel/record.ts'

import { act, attendance, enrolment, shortCourse } from './acts.ts'
import { wordsOf } from './page.ts'
import type { Visitor } from './visitor.ts'

/** Leads somebody through the course at a trainer's desk; gives their case. */
export async function certified(trainer: Visitor, answers: LooseAnswers = {}): Promise<string> {
  const enrolled = enrolment({ document: `A${Math.floor(Math.random() * 1e7)}`.padEnd(8, '0'), ...answers })
  const verdicts = await trainer.send([
    enrolled,
    attendance(enrolled.case, shortCourse, 1),
    act('certify', enrolled.case, { score: 84 }, 2),
  ])
  const refused = verdicts.find(({ verdict }) => verdict !== 'kept')
  if (refused) throw new Error(`Nobody was certified: ${JSON.stringify(refused)}`)
  return enrolled.case
}

/** The address behind the square of a page of certificates, once it is read as a telephone reads it. */
export const scannedIn = (address: string): string => address.slice(address.indexOf('#') + 1)

/** What the page that checks shows, without the answers that only a browser with a scanned text takes. */
export const shownOn = (html: string): string => wordsOf(html.replaceAll(/<template.*?<\/template>/gs, ''))

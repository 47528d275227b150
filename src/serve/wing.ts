import type { Programme } from '#kernel/programme.ts'
import type { Language } from '#kernel/words.ts'
import type { Session } from '#store/sessions.ts'
import type { Desk, Wing } from '#web/visit.ts'
import { words as postWords } from '#words/posts/words.ts'
import { words } from '#words/serve/words.ts'

import { apiRoutes } from './api.ts'
import { auditPage } from './pages/audit.tsx'
import { casePages } from './pages/case.tsx'
import { glassPages } from './pages/glass.tsx'
import { handoverPage } from './pages/handover.tsx'
import { importPages } from './pages/import.tsx'
import { manyPages } from './pages/many.tsx'
import { peoplePages } from './pages/people.tsx'
import { postPages } from './pages/post.tsx'
import { postsPages } from './pages/posts.tsx'
import { servicesPages } from './pages/services.tsx'
import { stepPages } from './pages/step.tsx'
import { todayPage } from './pages/today.tsx'
import { serviceRoutes } from './services-api.ts'

/** The wing that serves people: cases and the acts that make them. */
export const serve: Wing = {
  routes(server, desk) {
    apiRoutes(server, desk)
    serviceRoutes(server, desk)
    todayPage(server, desk)
    peoplePages(server, desk)
    casePages(server, desk)
    stepPages(server, desk)
    manyPages(server, desk)
    importPages(server, desk)
    glassPages(server, desk)
    postsPages(server, desk)
    postPages(server, desk)
    handoverPage(server, desk)
    auditPage(server, desk)
    servicesPages(server, desk)
  },
  ways(desk, session, language) {
    const say = words[language]
    return [
      { href: '/today', label: say.nav.today },
      { href: '/people', label: say.nav.people },
      ...[...desk.programmes.values()].flatMap((programme) => waysIn(desk, language, session, programme)),
      { href: '/services', label: postWords[language].nav.services },
      { href: '/posts', label: postWords[language].nav.posts },
      { href: '/audit', label: postWords[language].nav.audit },
    ]
  },
}

/** The ways into a programme that a post may take: opening a case, importing a list. With several programmes each is named. */
function waysIn(
  { programmes }: Desk,
  language: Language,
  { post }: Session,
  { name, workflow, words: own }: Programme,
) {
  const named = (label: string) => (programmes.size === 1 ? label : `${label}: ${own[language].title}`)
  return Object.entries(workflow.steps)
    .filter(([, { from, by }]) => !from && by.some((each) => post.functions.includes(each)))
    .flatMap(([step]) => [
      { href: `/new/${name}/${step}`, label: named(own[language].steps[step]?.todo ?? step) },
      { href: `/import/${name}`, label: named(words[language].nav.import) },
    ])
}

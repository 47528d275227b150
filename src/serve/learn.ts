import type { Wing } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

import { findPage } from './pages/orientation/find.tsx'
import { readingPages } from './pages/orientation/read.tsx'
import { signUpPages } from './pages/orientation/sign-up.tsx'
import { addPeoplePages } from './pages/sessions/add.tsx'
import { sessionListPage } from './pages/sessions/list.tsx'
import { planPages } from './pages/sessions/plan.tsx'
import { sessionPages } from './pages/sessions/session.tsx'
import { editTextPages } from './pages/texts/edit.tsx'
import { textListPages } from './pages/texts/list.tsx'

/** The wing that teaches: courses for everybody to read, sessions to sign up for, and those who hold and write them. */
export const learn: Wing = {
  routes(server, desk) {
    readingPages(server, desk)
    findPage(server, desk)
    signUpPages(server, desk)
    sessionListPage(server, desk)
    planPages(server, desk)
    sessionPages(server, desk)
    addPeoplePages(server, desk)
    textListPages(server, desk)
    editTextPages(server, desk)
  },
  ways: (_, _session, language) => [{ href: '/sessions', label: words[language].nav.sessions }],
  open: (language) => [{ href: '/orientation', label: words[language].nav.open }],
}

import type { Wing } from '#web/visit.ts'
import { words as deskWords } from '#words/desk/words.ts'
import { words } from '#words/series/words.ts'

import { deskPages } from './desk/pages.ts'
import { mayEnter } from './desk/rights.ts'
import { figuresPage } from './pages/figures.tsx'
import { releasedPages } from './pages/released.tsx'
import { seriesPages } from './pages/series.tsx'
import { makeShelf } from './series/shelf.ts'

/** The wing that publishes: figures for everybody, and the desk where they are made. */
export const publish: Wing = {
  routes(server, desk) {
    const shelf = makeShelf(desk.database)
    figuresPage(server, desk, shelf)
    seriesPages(server, desk, shelf)
    releasedPages(server, desk)
    deskPages(server, desk)
  },
  ways: (_desk, { post }, language) => (mayEnter(post) ? [{ href: '/publish', label: deskWords[language].nav }] : []),
  open: (language) => [{ href: '/figures', label: words[language].nav }],
}

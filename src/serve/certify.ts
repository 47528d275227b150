import type { Wing } from '#web/visit.ts'
import { words } from '#words/certificate/words.ts'

import { checkPath } from './certificate/paper.ts'
import { makePress } from './certificate/press.ts'
import { checkPages } from './pages/certificate/check.tsx'
import { keptRoutes } from './pages/certificate/kept.ts'
import { manyCertificatePages } from './pages/certificate/many.tsx'
import { printPages } from './pages/certificate/print.ts'

/** The wing that certifies: papers that people carry, and the page on which everybody checks them. */
export const certify: Wing = {
  routes(server, desk) {
    const press = makePress()
    server.addHook('onClose', () => press.close())
    checkPages(server, desk)
    keptRoutes(server, desk)
    printPages(server, desk, press)
    manyCertificatePages(server, desk, press)
  },
  ways: () => [],
  open: (language) => [{ href: checkPath, label: words[language].nav }],
}

import type { FastifyInstance } from 'fastify'

import type { Desk } from '#web/visit.ts'

import { budgetPage } from './budget.tsx'
import { candidatePages } from './candidate/routes.tsx'
import { homePage } from './home.tsx'
import { missingPages } from './missing.tsx'
import { preparePages } from './prepare.tsx'
import { importPages } from './register/import.tsx'
import { registersPage } from './register/list.tsx'
import { registerPages } from './register/page.tsx'
import { releasePages } from './release/pages.tsx'
import { designerPages } from './table/designer.tsx'
import { tablesPage } from './table/list.tsx'
import { workPages } from './work.tsx'

/** Every page of the desk of figures. */
export function deskPages(server: FastifyInstance, desk: Desk): void {
  homePage(server, desk)
  registersPage(server, desk)
  registerPages(server, desk)
  importPages(server, desk)
  tablesPage(server, desk)
  designerPages(server, desk)
  preparePages(server, desk)
  candidatePages(server, desk)
  releasePages(server, desk)
  budgetPage(server, desk)
  missingPages(server, desk)
  workPages(server, desk)
}

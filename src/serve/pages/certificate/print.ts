import type { FastifyInstance, FastifyRequest } from 'fastify'

import { badgeOf } from '#serve/certificate/badge.ts'
import { certifiableCase } from '#serve/certificate/certifiable.ts'
import { type Issued, issueTo, openSaid } from '#serve/certificate/issue.ts'
import { printPapers } from '#serve/certificate/paper.ts'
import type { Press } from '#serve/certificate/press.ts'
import { openCase } from '#serve/opened-case.ts'
import { standingCertificates } from '#store/certificates.ts'
import { Refused } from '#web/errors.ts'
import { signed } from '#web/signed.ts'
import { siteOf } from '#web/site.ts'
import type { Desk } from '#web/visit.ts'

interface Address {
  readonly Params: { readonly id: string }
}

/** The certificate of one case: issued with its first print, and from then on the same. */
export function printPages(server: FastifyInstance, desk: Desk, press: Press): void {
  server.post<Address>('/case/:id/certificate', async (request, reply) => {
    const { acting } = signed(request)
    const opened = await openCase(desk, acting, request.params.id)
    const [issued] = await issueTo(desk, acting, [certifiableCase(opened)])
    if (!issued) throw new Refused(409, 'noCertificate')
    return reply.redirect(`/case/${opened.now.id}/certificate.pdf`, 303)
  })

  server.get<Address>('/case/:id/certificate.pdf', async (request, reply) => {
    const issued = await standing(desk, request, request.params.id)
    const pdf = await printPapers(desk, press, siteOf(desk, request).origin, [issued])
    return reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="certificate-${issued.certificate.number}.pdf"`)
      .send(Buffer.from(pdf))
  })

  server.get<Address>('/case/:id/certificate.json', async (request, reply) => {
    const issued = await standing(desk, request, request.params.id)
    const badge = await badgeOf(desk, siteOf(desk, request).origin, issued, request.visit.language)
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="certificate-${issued.certificate.number}.json"`)
      .send({ ...(desk.synthetic && { synthetic: true }), ...badge })
  })
}

/** The certificate that a case has now, opened for a post that sees the case and may read the name. */
async function standing(desk: Desk, request: FastifyRequest, id: string): Promise<Issued> {
  const { acting } = signed(request)
  const opened = await openCase(desk, acting, id, 'exported')
  const { programme, now, keys, answers } = opened
  const certificate = (await standingCertificates(desk.database, acting.post, [now.id])).get(now.id)
  const holder = programme.certificate?.holder
  if (!certificate || holder === undefined || answers[holder] === undefined) throw new Refused(404, 'noCertificate')
  return { certificate, programme, said: openSaid(keys.own, certificate) }
}

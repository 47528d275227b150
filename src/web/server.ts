import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, LogController } from 'fastify'

import { accountPages } from './account/account.tsx'
import { acceptOwnFormsOnly } from './cross-site.ts'
import { answerErrors } from './errors.ts'
import { healthRoutes } from './health.ts'
import { logInPages } from './log-in.tsx'
import { type LogSink, logger, logRequests } from './log.ts'
import { measure } from './metrics.ts'
import { signInPages } from './oidc.tsx'
import { describeInterface } from './openapi.ts'
import { passkeyPages } from './passkey.tsx'
import { passwordPages } from './password.tsx'
import { postPages } from './post.tsx'
import { preferenceRoutes } from './preferences.ts'
import { noteRoutes } from './route-list.ts'
import { secondStepPages } from './second-step.tsx'
import { sessionRoutes } from './session-api.ts'
import { type Desk, readVisit } from './visit.ts'

interface Serving {
  readonly desk: Desk
  /** The folder of the built files for the browser. */
  readonly assetsFolder: string
  readonly log: LogSink
  /** Whether a proxy before us says who asks and over what. */
  readonly behindProxy: boolean
}

const megabyte = 1024 * 1024
// Longer ones are a mistake or an attack; ours are short.
const longestAddress = 2000

function isReadable(url: string): boolean {
  try {
    return url.length <= longestAddress && decodeURIComponent(url.split('?')[0] ?? '') !== ''
  } catch {
    return false
  }
}

/** The web server: pages, interface, health, metrics. It listens only when told to. */
export async function makeServer({ desk, assetsFolder, log, behindProxy }: Serving): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: logger(log),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: behindProxy,
    bodyLimit: 8 * megabyte,
    // The framework would answer such addresses itself, in English and repeating them.
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/unreadable-address'),
    routerOptions: { maxParamLength: longestAddress, ignoreTrailingSlash: true },
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
  })
  noteRoutes(server)
  logRequests(server)
  measure(server)
  await server.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: behindProxy,
    referrerPolicy: { policy: 'same-origin' },
  })
  await server.register(compress, { global: true, threshold: 1024 })
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: megabyte })
  await server.register(multipart, { limits: { fileSize: 20 * megabyte, files: 6, fields: 500, fieldSize: 64 * 1024 } })
  await server.register(fastifyStatic, {
    root: assetsFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  })
  await describeInterface(server)

  server.decorateRequest('visit', null as never)
  server.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/assets/')) request.visit = await readVisit(desk, request)
  })
  acceptOwnFormsOnly(server)
  answerErrors(server, desk)

  healthRoutes(server, desk)
  sessionRoutes(server, desk)
  preferenceRoutes(server)
  logInPages(server, desk)
  secondStepPages(server, desk)
  passkeyPages(server, desk)
  signInPages(server, desk)
  postPages(server, desk)
  accountPages(server, desk)
  passwordPages(server, desk)
  for (const wing of desk.wings) wing.routes(server, desk)
  return server
}

// Nothing from elsewhere, nothing inline: a name that slips into a page can do no harm there.
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'"],
    mediaSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
}

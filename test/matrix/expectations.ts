/** What a route gives to whom; a route that is not here has no place in the house. */
export type Gives =
  /** The same to everybody. */
  | 'public'
  /** What is whoever asks's own: their session, their account, forms for what they may begin. */
  | 'own'
  /** Lists and cards of what a post may see. */
  | 'seen'
  /** One case, or a step of it, that a post sees. */
  | 'case'
  | 'step'
  /** The certificate of a case that a post sees and that has one. */
  | 'paper'
  /** A file of a case. */
  | 'file'
  /** A form that opens cases of a programme. */
  | 'opening'
  /** A course session of one's own organisation. */
  | 'session'
  /** A post of one's organisation or one that one looks after. */
  | 'post'
  /** What is made into figures: for posts that decide on figures, or look after registers; `test/matrix-figures.test.ts` says which. */
  | 'figures'
  /** Without a session it may be called, and does what it does for the session that is there. */
  | 'way-in'

/** Every route, by its method and address. Whole rooms of public pages stand as patterns. */
export const expectations: readonly (readonly [route: string | RegExp, gives: Gives])[] = [
  [/^GET \/assets\//, 'public'],
  [/^HEAD /, 'public'],
  // Preparing and releasing tables: counted figures, for posts of the statistical function; the tests of publishing say which.
  [/^(GET|POST) \/publish(\/|$)/, 'own'],
  ['GET /health', 'public'],
  ['GET /ready', 'public'],
  ['GET /metrics', 'public'],
  ['GET /api/openapi.json', 'public'],
  ['GET /api/definitions', 'public'],
  ['GET /api/lists/:list', 'public'],
  ['GET /language/:language', 'public'],
  ['GET /theme/:theme', 'public'],
  [/^GET \/figures(\/|$)/, 'public'],
  [/^(GET|POST) \/orientation(\/|$)/, 'public'],
  [/^GET \/(api\/)?(verify|releases|tables|series)(\/|$)/, 'public'],
  [/^(GET|POST) \/certificate(\/|$)/, 'public'],
  ['GET /', 'way-in'],
  [/^(GET|POST) \/log-in(\/|$)/, 'way-in'],
  ['POST /log-out', 'way-in'],
  ['POST /api/session', 'way-in'],
  ['GET /api/session', 'own'],
  ['DELETE /api/session', 'own'],
  [/^(GET|POST) \/(post|password)$/, 'own'],
  [/^(GET|POST) \/account(\/|$)/, 'own'],
  ['GET /today', 'seen'],
  ['GET /people', 'seen'],
  ['POST /people', 'seen'],
  ['GET /people.csv', 'seen'],
  ['POST /many', 'seen'],
  ['GET /api/cases', 'seen'],
  ['POST /api/cases/search', 'seen'],
  ['POST /api/acts', 'seen'],
  ['POST /api/files', 'own'],
  ['GET /case/:id', 'case'],
  ['GET /api/cases/:id', 'case'],
  ['GET /api/cases/:id/acts', 'case'],
  ['POST /case/:id/certificate', 'paper'],
  ['GET /case/:id/certificate.pdf', 'paper'],
  ['GET /case/:id/certificate.json', 'paper'],
  [/^(GET|POST) \/print(\/:id(\/file)?)?$/, 'own'],
  ['GET /case/:id/:step', 'step'],
  ['POST /case/:id/:step', 'step'],
  ['GET /files/:id', 'file'],
  ['GET /new/:programme/:step', 'opening'],
  ['POST /new/:programme/:step', 'opening'],
  ['GET /import/:programme', 'opening'],
  ['POST /import/:programme', 'opening'],
  ['GET /import/:programme/:draft', 'opening'],
  ['POST /import/:programme/:draft', 'opening'],
  ['GET /glass', 'own'],
  ['POST /glass', 'own'],
  ['GET /posts', 'seen'],
  ['GET /posts/new', 'own'],
  ['POST /posts/new', 'own'],
  ['GET /posts/:id', 'post'],
  ['POST /posts/:id', 'post'],
  ['GET /posts/:id/handover', 'post'],
  ['GET /audit', 'seen'],
  ['GET /services', 'seen'],
  ['GET /services/new', 'own'],
  ['POST /services/new', 'own'],
  ['GET /services/:id', 'own'],
  ['POST /services/:id', 'own'],
  ['GET /api/services', 'seen'],
  ['GET /sessions', 'seen'],
  [/^(GET|POST) \/sessions\/new$/, 'own'],
  [/^(GET|POST) \/sessions\/:id(\/(change|list|add))?$/, 'session'],
  [/^(GET|POST) \/publish(\/|$)/, 'figures'],
  [/^(GET|POST) \/texts(\/:id)?$/, 'seen'],
]

/** What a route gives, as it is written above; `undefined` for one that nobody has thought about. */
export const givenBy = (method: string, url: string): Gives | undefined =>
  expectations.find(([route]) =>
    typeof route === 'string' ? route === `${method} ${url}` : route.test(`${method} ${url}`),
  )?.[1]

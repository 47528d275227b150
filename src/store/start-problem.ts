/** Why Safar cannot start or a command cannot run; each word has a sentence that says what to do. */
export const startFaults = [
  'port-taken',
  'not-a-port',
  'locked-by-living-safar',
  'data-not-writable',
  'data-not-reachable',
  'data-owned-by-another',
  'data-belongs-to-another',
  'data-moved-away',
  'postgres-cannot-run',
  'postgres-did-not-start',
  'postgres-did-not-stop',
  'other-postgres-version',
  'no-binaries-for-platform',
  'no-unprivileged-user',
  'not-an-address',
  'not-our-address',
  'not-an-issuer',
  'sign-in-incomplete',
  'no-sign-in',
  'link-taken',
  'database-unreachable',
  'schema-newer',
  'schema-missing',
  'definition-breaks',
  'key-file-missing',
  'key-file-damaged',
  'key-file-of-another',
  'sealed-value-does-not-open',
  'safar-is-running',
  'database-not-empty',
  'not-a-backup',
  'backup-damaged',
  'backup-of-other-schema',
  'backup-does-not-verify',
  'file-unreadable',
  'file-not-writable',
  'unknown-verb',
  'unknown-option',
  'missing-argument',
  'no-such-post',
  'no-such-account',
  'login-taken',
  'weak-password',
  'unknown-programme',
  'unknown-register',
  'disk-full',
] as const
export type StartFault = (typeof startFaults)[number]

/** Thrown when nothing can be done; the command line turns it into one sentence and an exit code. */
export class StartProblem extends Error {
  readonly says: StartFault
  readonly values: Readonly<Record<string, string | number>>

  constructor(says: StartFault, values: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${says} ${JSON.stringify(values)}`, { cause })
    this.name = 'StartProblem'
    this.says = says
    this.values = values
  }
}

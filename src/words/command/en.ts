export const en = {
  overview: 'Safar: the system of record of a migration working group.\nnpm run safar -- VERB --help explains a verb.',
  usage: 'Write: {call}',
  verbs: {
    start: { about: 'Starts everything: database, structure, demonstration, server', given: '' },
    migrate: { about: 'Brings the database to this version and stops', given: '' },
    demo: { about: 'Fills an empty database with a synthetic country', given: '' },
    import: {
      about: 'Imports a list of people into a programme, or a delivery into a register: CSV, XLSX or Parquet',
      given: 'PROGRAMME FILE | REGISTER FILE',
    },
    generate: {
      about:
        'Invents a delivery of a register, marked as invented in every row: CSV, or Parquet if the file is called so',
      given: 'REGISTER --rows N --out FILE',
    },
    verify: { about: 'Walks the whole journal and names the first break', given: '' },
    backup: { about: 'Writes everything but the key file into one file', given: 'FILE' },
    restore: { about: 'Restores a backup into an empty database and verifies it', given: 'FILE' },
    post: {
      about: 'Lists posts, makes one, gives one to a person, ends a holding, draws a new password',
      given: 'list | add POST | give POST | vacate POST | password LOGIN',
    },
    account: {
      about: 'Lists accounts, makes one, draws a password, takes lost second factors away, closes or links one',
      given:
        'list | create LOGIN | password LOGIN | reset LOGIN | close LOGIN | link LOGIN --subject ID | require FUNCTIONS',
    },
    release: {
      about: 'Lists releases, shows one, verifies one, writes one as files for anybody',
      given: 'list | show NAME | verify NAME | export NAME --out FOLDER',
    },
    series: {
      about: 'Lists the series of published figures, or adds the figures of a CSV to them, each with its source',
      given: '[FILE]',
    },
    key: {
      about: 'Replaces the sealing key by a new one; prints the public key that releases are checked with',
      given: 'rotate | rotate certificates | public',
    },
    sdc: {
      about: 'Disclosure control of tables in files: p-tables, perturbation, suppression, audit, rounding, attack',
      given: 'ptable | perturb | suppress | audit | round | attack …',
    },
  },
  options: {
    language: 'tg, ru or en: the language of sentences and of reasons in files',
    post: 'the post that the people are enrolled for',
    whole: 'import all rows or none',
    preview: 'only say what would be imported',
    refused: 'the file for refused rows; otherwise it stands beside the list',
    organisation: 'the code of the organisation, such as MIGSERV',
    place: 'the P-code of a region or district; left out: the whole country',
    functions: 'what the post is for, with commas: trainer, caseworker, supervisor, statistician, administrator',
    title: 'the title in Tajik|Russian|English',
    login: 'the login of the person; a new one gets an account and a password',
    name: 'the name of the person, for a new account; kept encrypted',
    subject: 'who the person is at the sign-in service (the claim “sub”)',
    out: 'where it is written: the folder of a release, the file of invented rows',
    rows: 'how many rows to invent, from 1 to 50,000,000',
    seed: 'the same seed invents the same rows',
    until: 'the last month of the rows, such as 2026-10; left out: last month',
    map: 'what columns are taken for, over what their headings say: “Heading=question;Heading=question”',
  },
  start: {
    opening: 'Safar is starting…',
    prepared: '  prepared: {step}',
    ready: 'Safar is ready at {address}',
    stopped: 'Safar has stopped; everything is kept.',
  },
  migrated: 'The database is ready for this version.',
  demo: {
    filling: '  filling the demonstration country:',
    synthetic: 'DEMONSTRATION: every person and figure in this database is invented.',
    accounts: 'Log in as (login, password, post):',
  },
  import: {
    forPost: 'Importing for the post {post}',
    missing: 'No column was found for: {fields}',
    mapped: '  {column} → {field}',
    ignored: '  {column} → not imported',
    keeping: '  kept',
    refusedIn: 'Refused rows and reasons: {file}. Mend them there and import that file.',
  },
  register: {
    reading: '  read, %:',
    inventing: '  invented:',
    written: 'The invented rows are in {file}.',
    fault: '“{part}” names no column of the file or no question: write Heading=question.',
    wouldTake: 'Of the first {rows} rows {good} could be taken.',
  },
  backup: {
    done: 'The backup is written: {file}. Keep a copy of the key file apart from it: without it no name can be read.',
  },
  restore: { done: 'The backup is restored and verified.' },
  key: {
    rotated: 'Everything is sealed with a new key. Make a new copy of the key file {file}.',
    recertified:
      'New certificates are signed with a new key; earlier ones stay genuine. Restart Safar, and make a new copy of the key file {file}.',
  },
  account: {
    askName: 'Name of the person (kept encrypted):',
    closed: '(closed)',
    noPost: '(no post)',
    passkeys: 'passkeys: {count}',
    reset:
      '{login} logs in with the password alone again; second factors, passkeys and links are gone, and all sessions have ended.',
    isClosed: 'The account {login} is closed. What it did stays in the histories.',
    linked: '{login} may log in through {issuer} from now on.',
    required: 'Posts with these functions open only with a second factor from now on: {functions}.',
    requiredNone: 'No post needs a second factor.',
  },
  post: {
    vacant: '(vacant)',
    added: 'The post {post} is there.',
    account: 'New account {login}, password {password}. It is shown only now.',
    given: '{post} is held by {login} from now on.',
    newPassword: 'New password of {login}: {password}. It is shown only now.',
    vacated: '{post} is vacant from now on; its cases stay with it.',
  },
}

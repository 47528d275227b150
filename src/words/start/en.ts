/** What a start and the commands say when they cannot go on, and what they tell on their way. */
export const en = {
  problems: {
    'port-taken':
      'Port {port} is taken by another program: end that program, or choose another port, for example PORT=8081 npm start.',
    'not-a-port': 'PORT is “{value}”, which is no port: set it to a whole number from 1 to 65535, or leave it out.',
    'locked-by-living-safar':
      'The data folder {folder} is in use by another Safar (process {pid}): stop that one, or go on working with it.',
    'data-not-writable':
      'The data folder {folder} cannot be written to: give it to the user who starts Safar, or start Safar with another data folder.',
    'data-not-reachable':
      'The database in {folder} is kept by the user {user}, who may not enter that folder: allow it to pass through the folders above (chmod a+x), then start again.',
    'data-owned-by-another':
      'The database in {folder} belongs to the user {owner}, but Safar was started by {user}: start it as the same user as before, or give the folder and all in it to another user than root (chown -R).',
    'data-belongs-to-another':
      'The data folder {folder} is a copy of {other}, and both name the database in {place}: delete the file {note} to begin with an empty database, or go on working in {other}.',
    'data-moved-away':
      'The database that the file {note} says is in {place} is not there: put it back, or delete that file to begin with an empty database.',
    'postgres-cannot-run':
      'PostgreSQL in {folder} cannot be run by the user {user} ({detail}): put this right, or set DATABASE_URL to a PostgreSQL 18 server of your own.',
    'postgres-did-not-start': 'PostgreSQL did not start ({detail}): read {log}, put the cause right and start again.',
    'postgres-did-not-stop':
      'PostgreSQL (process {pid}) has been asked to stop but goes on working in {folder}: wait until it has ended before you start again or switch the machine off.',
    'other-postgres-version':
      'The database in {folder} was made by PostgreSQL {found}, and this Safar needs {needed}: restore a backup with this Safar, or start the Safar that made it.',
    'no-binaries-for-platform':
      'PostgreSQL does not come with Safar for this kind of machine ({platform}): set DATABASE_URL to a PostgreSQL 18 server of your own.',
    'no-unprivileged-user':
      'PostgreSQL never runs as root, and this machine has no user “postgres” or “nobody” to run it: make one (useradd postgres), or start Safar as an ordinary user.',
    'not-our-address':
      'SAFAR_ADDRESS is “{value}”, which is no address of a site: write it as people do, for example https://safar.example.',
    'not-an-issuer':
      'SAFAR_OIDC_ISSUER is “{value}”, which is no address that can be trusted: write the issuer of the sign-in service, beginning with https://.',
    'sign-in-incomplete': 'The sign-in service also needs {name}: set it, or leave SAFAR_OIDC_ISSUER out.',
    'no-sign-in': 'No sign-in service is configured: set SAFAR_OIDC_ISSUER and what belongs to it first.',
    'link-taken':
      'That identity is linked with another account, or the account “{login}” with another identity: nothing was changed.',
    'not-an-address':
      'DATABASE_URL is not the address of a PostgreSQL database: write it like postgres://user:password@host:5432/safar.',
    'database-unreachable':
      'The database at {address} does not answer ({detail}): see that it runs and that DATABASE_URL is right, then start again.',
    'schema-newer':
      'The database was changed by a newer Safar (step {database}, this one knows {code}): start that newer Safar, nothing was changed.',
    'schema-missing': 'The database has not been prepared for Safar: run npm run safar -- migrate first.',
    'definition-breaks':
      'The programme {programme} was changed so that old cases could no longer be read ({what}): put that back, or keep it as retired; nothing was changed.',
    'key-file-missing':
      'The key file {file} is missing, and without it no name in the database can be read: put back the copy that you keep apart from the data.',
    'key-file-damaged': 'The key file {file} is damaged: put back the copy that you keep apart from the data.',
    'key-file-of-another':
      'The backup {file} was made with another key file: put back the key file of its time; nothing was restored.',
    'sealed-value-does-not-open':
      'A sealed value in {table} ({id}) does not open with this key file: put back the right key file, or look with npm run safar -- verify; both keys stay in the key file.',
    'safar-is-running':
      'A Safar is working with this database: stop it first, then run the command again; nothing was changed.',
    'database-not-empty': 'The database already holds data: choose an empty database, nothing was changed.',
    'not-a-backup': '{file} is not a backup of Safar: name the file that npm run safar -- backup wrote.',
    'backup-damaged': 'The backup {file} is damaged: take another copy of it; nothing was restored.',
    'backup-of-other-schema':
      'The backup {file} was made by another version of Safar (step {backup}, this one has {code}): restore it with that version, then upgrade.',
    'backup-does-not-verify':
      'What the backup {file} holds does not agree with its own signatures ({what}): take another copy of it; nothing was restored.',
    'file-unreadable': 'The file {file} cannot be read: see that it is there and that you may read it.',
    'file-not-writable':
      'The file {file} cannot be written: see that its folder is there and that you may write into it.',
    'unknown-verb': 'There is no command “{verb}”: npm run safar -- --help lists them all.',
    'unknown-option': 'The command {verb} has no option “{option}”: npm run safar -- {verb} --help lists them all.',
    'missing-argument': 'The command {verb} needs {argument}: npm run safar -- {verb} --help shows how it is written.',
    'no-such-post': 'There is no post “{post}”: npm run safar -- post lists them all.',
    'no-such-account': 'There is no account “{login}”: see how it is spelt.',
    'login-taken': 'There is an account “{login}” already: choose another name.',
    'weak-password': 'The password is too weak: take at least {least} characters.',
    'unknown-programme': 'There is no programme “{programme}”: the programmes are {known}.',
    'unknown-register': 'There is no register “{register}” whose rows can be invented: there are {known}.',
    'disk-full': 'The disk of {folder} is full: make room, then start again; nothing that was confirmed is lost.',
  },
  news: {
    'making-database': 'Making the database in {folder}',
    'copying-postgres': 'Copying PostgreSQL to {folder}, where the user {user} can run it',
    'data-elsewhere':
      'The user {user} cannot enter {folder}: the database is kept in {place}, as a note in the data folder says',
    recovering: 'The database in {folder} was not closed last time: it is reading its journal again',
  },
} as const

/** What a verification says: that everything is as it was kept, or what the first thing is that is not. */
export const en = {
  whole: 'Everything is as it was kept.',
  broken:
    'Something is not as it was kept. Stop entering data, keep this database as it is, and compare it with a backup.',
  walked: 'Looked at: {definitions}, {checkpoints}, {cases}, {acts}, {published}, {files}, {deliveries}, {entries}, {releases}.',
  counts: {
    definitions: { one: '{count} definition', other: '{count} definitions' },
    checkpoints: { one: '{count} checkpoint', other: '{count} checkpoints' },
    cases: { one: '{count} case', other: '{count} cases' },
    acts: { one: '{count} act', other: '{count} acts' },
    published: { one: '{count} published row', other: '{count} published rows' },
    files: { one: '{count} file', other: '{count} files' },
    deliveries: { one: '{count} delivery of a register', other: '{count} deliveries of registers' },
    entries: { one: '{count} entry of the ledger', other: '{count} entries of the ledger' },
    releases: { one: '{count} release', other: '{count} releases' },
  },
  covered:
    'The last checkpoint was signed at {until}. Newer than checkpoints: {acts}; if somebody removed these now, nobody would find out.',
  coveredAll: 'The last checkpoint was signed at {until} and covers everything.',
  notCovered: 'There is no checkpoint yet. Not covered: {acts}; if somebody removed these now, nobody would find out.',
  withoutKeys: 'Without the key file signatures, keys, published rows and files were not looked at.',
  breaks: {
    'keys-of-another':
      'None of the keys tried opens with this key file: it is the key file of another Safar, or older than a change of keys.',
    'definition-altered':
      'The definition {definition} of the programme {programme} was altered: its letters no longer give its fingerprint.',
    'checkpoint-missing': 'Checkpoint {checkpoint} is missing though later ones are there: it was removed.',
    'checkpoint-altered':
      'Checkpoint {checkpoint} is not what its number says: it was altered, or stands in the place of another.',
    'checkpoint-forged':
      'The signature of checkpoint {checkpoint} does not fit: it was altered, or signed with another key than this one.',
    'checkpoint-unchained': 'Checkpoint {checkpoint} does not follow the one before it: one of the two was replaced.',
    'checkpoints-cut':
      'The witness beside the key file knows checkpoint {checkpoint}, but the database does not: the last checkpoints were cut off, or an older state was put back.',
    'checkpoint-replaced':
      'The witness beside the key file knows another checkpoint {checkpoint} than the database: it was replaced.',
    'acts-without-case': 'There are acts of the case {case}, act {seq} first, but the case itself was removed.',
    'case-removed':
      'The case {case} was announced for a checkpoint or signed in one, but it is gone with all its acts.',
    'case-without-acts': 'The case {case} has no acts: they were removed, or the case was slipped in.',
    'act-missing': 'Act {seq} of the case {case} is missing though later ones are there: it was deleted.',
    'act-altered': 'Act {seq} of the case {case} was altered: its letters no longer give its fingerprint.',
    'act-moved':
      'In the place of act {seq} of the case {case} stands another act: acts were reordered or moved between cases.',
    'definition-unknown':
      'Act {seq} of the case {case} was asked by a definition that is not kept: the definition was removed, or the act was forged.',
    'tail-cut': 'The case {case} once had {seq} acts and now has {last}: its last acts were cut off.',
    'chain-rewritten':
      'Act {seq} of the case {case} is not the one that was announced or signed: acts were altered and all fingerprints computed anew.',
    'end-unannounced':
      'The last act of the case {case}, number {seq}, was never announced for signing: its announcement was removed.',
    'case-altered':
      'The row of the case {case} is not what its acts say ({part}): the row was edited past the journal.',
    'key-missing': 'The key of the case {case} is gone: the person’s name and papers cannot be read any more.',
    'key-does-not-open': 'The key of the case {case} does not open: it was altered or belongs to another case.',
    'answer-does-not-open':
      'The answer {field} in act {seq} of the case {case} does not open with the key of the case: it was altered.',
    'published-missing': 'The case {case} has no row among the published codes of {programme}: the row was removed.',
    'published-altered':
      'The published codes of the case {case} in {programme} are not what the case says ({column}): the row was edited.',
    'published-without-case':
      'Among the published codes of {programme} are more rows than cases, by {count}: rows were added.',
    'file-missing': 'The file {file}, named by act {seq} of the case {case}, is gone.',
    'file-altered':
      'The file {file} is not the one that was kept (case {case}): its bytes or its description were altered.',
    'trail-altered':
      'In the trail of the post {post}, entry {seq} is missing or was altered: what was read or done with posts is not as it was kept.',
    'trail-cut': 'The trail of the post {post} once had {seq} entries and now has {last}: the last ones were cut off.',
    'entry-missing': 'Entry {entry} of the ledger of releases is missing though later ones are there: it was removed.',
    'entry-altered': 'Entry {entry} of the ledger of releases is not what its number says: it was altered.',
    'entry-forged':
      'The signature of entry {entry} of the ledger of releases does not fit: it was altered, or signed with another key than this one.',
    'entry-unchained':
      'Entry {entry} of the ledger of releases does not follow the one before it: one of the two was replaced.',
    'entry-without-release':
      'Entry {entry} of the ledger names the release {release}, which is gone or is not the one that was released: it was removed or replaced.',
    'entries-cut':
      'The witness beside the key file knows entry {entry} of the ledger of releases, but the database does not: the last entries were cut off, or an older state was put back.',
    'entry-replaced':
      'The witness beside the key file knows another entry {entry} of the ledger of releases than the database: it was replaced.',
    'release-forged':
      'The signature of the release {release} does not fit: what was decided of it was altered, or signed with another key than this one.',
    'release-altered': 'The row of the release {release} is not what was decided ({part}): the row was edited.',
    'release-file-missing': 'The file {path} of the release {release} is gone.',
    'release-file-altered':
      'The file {path} of the release {release} is not the one that was signed: its bytes were altered.',
    'release-file-added': 'The file {path} does not belong to the release {release}: it was added.',
    'delivery-missing': 'Delivery {number} of the register {register} is missing though later ones are there: it was removed.',
    'delivery-altered':
      'Delivery {number} of the register {register} is not the one that was kept: its rows or their counts were altered.',
  },
}

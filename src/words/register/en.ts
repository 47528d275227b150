export const en = {
  /** Names of formats and of the mark in files. */
  synthetic: 'SYNTHETIC DATA: no row is a real person, permit or transfer',
  syntheticHeading: 'Synthetic',
  /** Why a file could not be taken as a delivery. */
  problems: {
    'no-rows': 'The file has headings, but no rows below them. Ask the owner for the file with rows.',
    'broken-parquet':
      'The Parquet file is cut short or damaged: it cannot be read to its end. Ask the owner to send it again; nothing was kept.',
    'too-many-codes':
      'The column {column} holds more than {most} different codes: that is no code list but free text. Choose another column; nothing was kept.',
    'row-too-wide':
      'Row {line} has more cells than there are columns: a separator stands inside a text. Put that text between quotation marks; nothing was kept.',
    'synthetic-among-real':
      'The file says that its rows are invented, and this is no demonstration: invented rows do not go among real ones. Nothing was kept.',
    'file-changed':
      'The file was changed while it was being read. Bring it again when it is finished; nothing was kept.',
  },
  /** Why a delivery was put aside. */
  aside: {
    'columns-missing':
      'No column was found for: {fields}. Say which column it is, or ask the owner for a file that has it.',
    'many-refused':
      '{refused} of {rows} rows were refused, more than this register allows ({most} in each 100). Mend the rows and deliver the file again, or accept it as it is.',
    shrinks:
      'For {month} there were {before} rows, and this delivery has {now}: it would take the place of many with few. If that is right, accept it.',
    'nothing-taken': 'Not one row could be taken. Mend the rows and deliver the file again.',
  },
  /** What is wrong in one cell. */
  cell: {
    missing: 'is empty',
    'not-in-list': '“{cell}” is no code of the list',
    'no-date': '“{cell}” is no date, such as 04.02.1998',
    'no-month': '“{cell}” is no month, such as 2026-03',
    'no-age': '“{cell}” is no age, group of ages or date of birth',
    'no-number': '“{cell}” is no number, such as 12.5',
    'no-document': 'is no number of a paper: letters and digits, four to twenty-four',
    'too-long': 'is longer than {most} letters',
    'too-small': '“{cell}” is less than {least}',
    'too-large': '“{cell}” is more than {most}',
    'too-early': '“{cell}” is too early: {from} at the earliest',
    'too-late': '“{cell}” lies in the future',
    other: 'cannot be read',
  },
  why: '{field}: {problem}.',
  columns: {
    mapped: '  {column} → {field}',
    ignored: '  {column} → not read',
    remembered: 'Columns as they were taken last time.',
  },
  /** What became of a delivery. */
  done: {
    accepted: 'Delivery {number} of “{register}” is in force for {months}. Rows: {rows}; refused: {refused}.',
    quarantined: 'Delivery {number} of “{register}” is put aside. Rows: {rows}; refused: {refused}.',
    replaces: 'It takes the place of earlier deliveries for: {months}.',
    known: 'This very file was delivered on {date} (delivery {number}). Nothing was changed.',
    cancelled: 'Stopped. Nothing was kept.',
    notKept: 'Nothing was kept.',
  },
  states: {
    accepted: 'In force',
    quarantined: 'Put aside',
    superseded: 'Replaced by a later delivery',
    withdrawn: 'Withdrawn',
  },
  work: {
    running: 'At work',
    done: 'Done',
    refused: 'Not taken',
    failed: 'Failed: this is a mistake of Safar, and nothing was kept',
    cancelled: 'Stopped by hand; nothing was kept',
    interrupted: 'Broken off when Safar stopped; nothing was kept. Begin again',
  },
}

/** Why a table cannot be counted, to a statistician. */
export const en = {
  refusals: {
    'snapshot-missing': 'The snapshot {file} is not there. Make it again from its deliveries.',
    'snapshot-unreadable':
      'The snapshot {file} is cut short or damaged. Make it again from its deliveries; nothing was counted.',
    'column-missing':
      'The snapshot {file} has no column {column}, which the table asks for. Make it again from its deliveries: the register has changed since.',
    'column-type':
      'The column {column} of the snapshot {file} is of the type {type}, not {expected}. Make the snapshot again from its deliveries.',
    'code-strange':
      'The snapshot {file} has the code “{code}” in {column}, and the register does not declare it. Correct the delivery or declare the code, then make the snapshot again.',
    'amount-strange':
      'Not every {column} in the snapshot {file} is a number. Correct the delivery, then make the snapshot again.',
    'amount-large':
      'The sum of {column} is above {most}: it would not be exact any more. Deliver the amounts in a larger unit.',
    'too-many-codes':
      'The table is split by {column}, which has more than {most} codes. Publish the question in bands, or by a code list.',
    'too-many-cells':
      'The table would have {cells} cells; {most} can be counted and protected. Take a dimension away, or begin it at a coarser level.',
    'memory-short':
      'Counting the table needs more than the {memory} of memory that it may have. Take a dimension away, begin it at a coarser level, or give the engine more.',
    stopped: 'The counting was stopped. Nothing was kept; begin again whenever you like.',
  },
}

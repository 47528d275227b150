/** How a table is protected, for whoever reads it: what was done, in which numbers, and what to keep in mind. */
export const en = {
  'cell-key': {
    name: 'Counts changed at random',
    done: 'Every count, totals too, is changed at random by at most {D}. The same people always have the same change, in every table and every release, so that asking again tells nothing more.',
    moments: 'On average the changes are 0; their variance is {V}.',
    short: 'Very small counts vary less: a count of {row} with a variance of {variance}.',
    stay: 'At least {pstay} % of the counts stay as they are.',
    small: 'No published count lies between 1 and {js}, so a published 0 may stand for a few people.',
    know: 'Cells need not add up to their total: take a total from its own cell, and do not add up its parts.',
    others:
      'Rates are made of the published counts. Sums and means rest on counts that are changed in the same way, and medians are rounded to two digits. All of them are withheld where fewer than {fewestBehind} people, as published, stand behind them.',
  },
  suppression: {
    name: 'Cells withheld',
    done: 'A cell is withheld where it would give somebody away; others beside it are withheld so that nobody can work it out by adding and taking away. A cell is withheld in every figure of the table. All that is published is as counted.',
    least: 'At least {least} must stand behind a cell; those who belong to one owner count as one.',
    dominance: 'The largest {n} of them together may not make up more than {k} % of it.',
    percent: 'Nobody may be able to work out the largest one to within {p} %.',
    attributes: 'Where all of a group gave the same answer to a sensitive question, that is not shown.',
    cells: 'Withheld: {withheld} of {cells} cells.',
    gap: 'At most {gap} % of what is withheld could have been spared, by weight.',
    know: 'A withheld cell is not 0. Medians are rounded to two digits, and withheld where fewer than {fewestBehind} people stand behind them.',
  },
  rounding: {
    name: 'Small counts rounded',
    done: 'Small counts became 0 or {base}, so that no published count lies between; everything still adds up.',
    worst: 'No published count is off by more than {worst}.',
    know: 'A published 0 or {base} may stand for any count below {base}, or for itself.',
  },
  noise: {
    name: 'Random noise',
    done: 'Every count, 0 too, has random noise (discrete Gaussian, variance {variance}): in 95 of 100 cells it is off by at most {usuallyWithin}. What fell below 0 became 0.',
    budget:
      'Each person in it was charged ρ = {rho} of zero-concentrated differential privacy, out of a yearly budget that refuses to be overspent; by itself that is ε = {epsilon} at δ = {delta}.',
    know: 'Cells need not add up: each level has noise of its own, so that totals are as exact as their parts. For sums of your own take the values before 0 was put in, where they are given: only they are right on average. Rates are withheld where fewer than {fewestBehind} people, as published, stand behind them.',
  },
  /** What a reader must know of one cell. */
  statuses: {
    exact: 'As counted.',
    perturbed: 'Changed at random within the stated bound; it may be the true value all the same.',
    rounded:
      'Rounded: a small count to 0 or to the base, a median to two digits; it may be the true value all the same.',
    noisy: 'With random noise of the stated variance.',
    withheld: 'Withheld: too few stand behind it, or it would give somebody away.',
    'withheld-beside': 'Withheld, because with it another withheld cell could be worked out.',
    impossible: 'Nobody can be here.',
    missing: 'Not known: the source does not say, or nobody is here of whom it could be said.',
  },
} as const

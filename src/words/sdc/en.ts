/** What the disclosure control says to a statistician at the command line. */
export const en = {
  help: {
    sdc: `safar sdc: disclosure control for tables in files

  ptable     perturbation table of the cell key method
  perturb    perturbs counts by their cell keys
  suppress   chooses the cells to withhold in a table of magnitudes
  audit      shows what an attacker can find out about withheld cells
  round      rounds small counts so that the table still adds up
  attack     attacks releases of the same population together

Answers are JSON on the standard output. "sdc VERB --help" tells more.
Exit code 0: done; 2: could not be done, and a sentence says why; with --strict, 1: something unsafe was found.`,
    ptable: `sdc ptable --D N --V N [--js N] [--pstay P] [--exact] [--not-monotone] [--step N] [--categories N,N…]

Maximum-entropy noise for counts: no bias, variance V, changes from −D to D, never publishing 1 to js.
  --pstay         least probability that a count stays as it is
  --exact         V exactly in every row (otherwise V is a ceiling, and rows below it are marked short)
  --not-monotone  lets the probability fall on the way to no change
  --step          changes in multiples of 1/step, for magnitudes
  --categories    counts with a block of their own
Prints rows [i, j, p, v, upper bound] and, per row, the mean and variance achieved.
A variance or mean that no row can have is refused.`,
    perturb: `sdc perturb CELLS.json [--ptable TABLE.json | --D N --V N … | --rule 10-5]

CELLS.json is a list of cells, alone or as "cells", each with its count "n" and one of
  "ckey"        a fraction from 0 to below 1
  "key"         a 64-bit cell key, up to 16 hexadecimal digits
  "recordKeys"  the 64-bit keys of its records; their XOR is the cell key
and, if wished, a "weighted" count. The table may also stand in the file, as "ptable".
Prints the cells with "published" instead; true counts and keys are left out.`,
    suppress: `sdc suppress INSTANCE.json [--nodes N] [--work N]

INSTANCE.json holds "cells" with a (value), w (cost), lb and ub (known bounds), status (u: withheld, s: may be, z: published),
lpl and upl (how far an attacker's interval must reach), and "cons", the relations Σ coefficient × cell = 0 as [cell, coefficient].
Prints the pattern, its cost, the bound that no pattern can beat, the gap, and the interval of every withheld cell.
The same input gives the same pattern; --nodes and --work limit the search.`,
    audit: `sdc audit INSTANCE.json [--withheld CELL,CELL…]

Shows between which values an attacker can place every withheld cell. Withheld are the cells named, or those
under "withheld" in the file, or else those of status u.`,
    round: `sdc round TABLE.json [--base N]

TABLE.json holds "inner", a list of counts, and "published", for each published cell the places of the inner cells that it adds up.
Afterwards no published count lies between 0 and the base (5 if not given), and everything still adds up.`,
    attack: `sdc attack RELEASE.json… [--least N]

Attacks all releases of one population together: bounds of every withheld cell, equal sets of people, and differences of nested
cells that stand on fewer than --least people (3 if not given). A release is
  { "release": name, "groups": { dimension: { code: [finer codes] } }, "tables": [ { "table": name, "cells": [ { "at": { dimension: code }, "value": N or null } ] } ] }
A dimension that a cell leaves out counts everybody. null is a withheld value.
Prints the findings, each with its argument and the cheapest repair.`,
  },
  everybody: 'everybody',
  leaks: {
    'equal-sets': '{cell} is withheld, but the same people are counted elsewhere: it equals {sum} = {lo}.',
    difference: '{cell} is withheld, but it is the difference {sum} = {lo}.',
    combination: '{cell} is withheld, but it follows from published figures: {sum} = {lo}.',
    narrow: '{cell} is withheld, but published figures place it between {lo} and {hi}.',
    'small-difference': '{sum} = {lo}: the people between the two are fewer than {least}.',
    unequal:
      '{cell} counts the same people as other cells but says something else (from {lo} to {hi}); their mean comes closer to the truth: {sum}.',
    'small-change':
      '{sum} = {lo}: from one day to the next fewer than {least} people came or left, and they can be seen.',
    rate: '{cell}: the rate {tie} and what it is measured against tell the people behind it, from {lo} to {hi}: {sum}.',
    mean: '{cell}: the mean {tie} and the people that it stands for tell what is behind it, from {lo} to {hi}: {sum}.',
    'small-count':
      '{cell} was changed by chance, but the figures around it leave it no other place than from {lo} to {hi}: {sum}.',
    averaged:
      'Chance averages away: {count} sums, {sum} among them, place fewer than {least} people, between {lo} and {hi}.',
    'few-differ':
      '{sum}: the two differ in so few cells that fewer than {least} people stand between them, and the cells say who they are.',
  },
  alike: 'In this table {count} cells come out in this way.',
  repairs: {
    repeat: 'Cheapest repair: publish in {table} what was published of the same people before.',
    join: 'Cheapest repair: put {codes} of {column} together in {table}.',
    widen: 'Cheapest repair: publish {table} without the finest codes of {column}.',
    round: 'Cheapest repair: round the counts of {table} to multiples of {base}.',
    'leave-out': 'Cheapest repair: leave {table} out.',
    withhold: 'Cheapest repair: withhold {cell}.',
    merge: 'No single cell of the newest release mends this: merge its categories or leave a table out.',
  },
  refusals: {
    'unknown-verb': 'There is no "{verb}". See "sdc --help".',
    options: 'These options of "{verb}" cannot be understood. See "sdc {verb} --help".',
    files: 'The number of files given to "{verb}" is not right. See "sdc {verb} --help".',
    'file-unreadable': 'The file {file} cannot be read. Check its name and place.',
    'file-not-json': 'The file {file} is not whole JSON ({why}). Export it again.',
    'ptable-missing': 'Give the largest change --D and the variance --V.',
    'cells-shape': 'The file needs a list of cells, alone or as "cells".',
    'cells-cell': 'Cell {cell} needs a whole count n from 0 and a key: ckey from 0 to below 1, key, or recordKeys.',
    'round-shape': 'The file needs "inner", a list of counts, and "published", lists of places of inner cells.',
    effort: 'Give --nodes and --work as numbers from 0.',
    withheld: 'Withheld cells are places of cells of this instance: whole numbers from 0.',
    'noise-D': 'D is {D}: give the largest change as a whole number from 1 to 50.',
    'noise-V': 'V is {V}: give the variance of the change as a number above 0.',
    'noise-js': 'js is {js}: give the largest forbidden small count as a whole number from 0 to 50.',
    'noise-pstay': 'pstay is {pstay}: give the least probability of no change as a number from 0 to below 1.',
    'noise-step': 'step is {step}: give the number of steps per unit as a whole number from 1 to 20.',
    'noise-categories': 'Give the counts that get a block of their own as rising whole numbers from 1.',
    'noise-mean-unattainable':
      'A count of {row} cannot be perturbed without bias under D = {D}, js = {js}, pstay = {pstay}. Raise D or lower js or pstay.',
    'noise-variance-unattainable':
      'A count of {row} cannot have noise of variance {V}: under these rules it must lie between {least} and {most}, both excluded. Choose another V, or change D, js or pstay.',
    'ptable-unsound':
      'Block {row} of the perturbation table is not sound: every count from 0 up needs rows [i, j, p, v, upper bound] with j = i + v, none below 0, and bounds that rise to 1.',
    'round-base': 'The base is {base}: give a whole number from 2.',
    'round-count': 'Inner cell {cell} holds {count}: counts are whole numbers from 0.',
    'round-published': 'Published cell {cell} must list inner cells of this table, each once.',
    'instance-shape': 'An instance is an object with a list of cells and a list of relations (cons).',
    'instance-cell':
      'Cell {cell} is malformed: it needs numbers a, w, lb, ub, lpl, upl with lb ≤ a ≤ ub and w, lpl, upl not below 0, and status u, s or z.',
    'instance-relation':
      'Relation {relation} is malformed: it lists pairs [cell, coefficient] of this table, each cell once.',
    'instance-uneven': 'Relation {relation} does not add up to 0 with the true values.',
    'instance-cramped':
      'Cell {cell} cannot be protected: what everybody knows of it (lb, ub) is closer than its protection levels. Widen the bounds or lower the levels.',
    'instance-unprotectable':
      'Cell {cell} cannot be protected even if every cell that may be withheld is. Let more cells be withheld, or merge categories.',
    'attack-least': '--least is {least}: give the fewest people as a number above 0.',
    'attack-too-large':
      'Together the releases have {cells} cells, more than can be held. Attack fewer releases or dimensions at a time.',
    'attack-empty': 'There is no release to attack. Name at least one.',
    'attack-table':
      'Table {table} of release {release} does not hold together: every figure needs a value and a status for each cell of its codes, and no column may stand twice. Make it anew.',
    'attack-unsolved':
      'The bounds of what is withheld around table {table} could not be computed, so nothing is known of its safety. Withhold along fewer levels, or leave the table out.',
    'attack-stopped': 'The attack was stopped before it came to a verdict. Start it again when it is wanted.',
    'release-shape':
      'The file {file} is no release: it needs a name under "release" and a list "tables", each with "table" and "cells".',
    'release-groups':
      'In the file {file}, "groups" must say for each dimension which codes are made of which finer codes, and "asOf" must be a day.',
    'release-cell':
      'In the file {file}, table {table}, cell {cell}: a cell needs codes under "at" and a number or null as "value".',
    'release-circle': 'The code {code} is made of itself. Correct "groups".',
    'release-torn':
      'Published figures contradict each other around table {table}. If they are perturbed, state the largest change as "noise" in the tables; otherwise correct them.',
    'protect-rounding-counts':
      'A rounded table can hold counts and one rate; {figure} is neither. Put amounts into a table whose cells are withheld.',
    'protect-rounding-rates':
      'A rounded table can hold one rate; {figure} is the second. Put it into a table of its own.',
    'protect-noise-counts':
      'A table under noise can hold counts and rates; {figure} is neither. Put amounts into a table whose cells are withheld.',
    'protect-rho': 'ρ is "{rho}": write it as a decimal or a fraction above 0, 0.05 or 1/20.',
    'protect-least':
      'The fewest contributors are {least}: give a number from 3. With fewer, the word "withheld" itself would say how many there are.',
    'protect-negative':
      'Amounts of {question} add up to less than 0 in some cells; shares of such a sum mean nothing. Deliver what was paid and what was paid back as two questions.',
    'protect-unprotectable':
      'The cell {cell} cannot be protected, even if all cells around it are withheld. Merge its categories, or leave out the question that splits it.',
    'protect-nothing-left':
      'By its rules every cell of this table but the total would be withheld. Merge categories, or split by fewer questions.',
    'ledger-overspent':
      'Release {release} asks for ρ = {rho}, but in {period} only {left} of {limit} is left for somebody in it. Ask for less, leave tables out, or wait for the next period.',
  },
} as const

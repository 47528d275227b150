/** How large a list may be. Each number is far above any list of a training centre and far below what hurts the server. */
export const limits = {
  /** 100,000 people with ten columns weigh some 12 MB as text and 6 MB as a workbook. */
  bytes: 20 * 1024 * 1024,
  /** One list holds the people of one centre; a whole country leaves in less than a million a year. */
  rows: 100_000,
  /** Rows and the blank lines among them; without it twenty megabytes of line breaks would be twenty million rows. */
  lines: 200_000,
  /** The widest form of a ministry that we have seen asks 60 things. */
  columns: 200,
  /** Twenty columns in each of the most rows, empty cells that have a format counted. */
  cells: 2_000_000,
  /** A page of remarks is 3,000 characters; more is a document that was pasted by mistake. */
  characters: 10_000,
  /** A workbook is a ZIP: what two million cells weigh when unpacked. What declares or yields more is a trap. */
  unpacked: 96 * 1024 * 1024,
  /** The files inside a workbook; an ordinary one has a dozen. */
  parts: 2000,
  /** Instructions and code lists may stand in front of the list; nobody hides it behind more sheets than this. */
  sheets: 20,
  /** A title, the name of the centre, an order of the ministry: the headings come within so many rows. */
  rowsAboveHeadings: 30,
} as const

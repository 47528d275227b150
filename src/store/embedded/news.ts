/** What a launch tells on its way; each word has a sentence in every language. */
export interface LaunchNews {
  readonly says: 'making-database' | 'copying-postgres' | 'data-elsewhere' | 'recovering'
  readonly values: Readonly<Record<string, string | number>>
}

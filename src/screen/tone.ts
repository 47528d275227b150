/** What a colour means; never said by colour alone. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info'

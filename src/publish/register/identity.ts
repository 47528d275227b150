import { createHmac } from 'node:crypto'

/** The key of a row's person, permit or transfer, and that of its contributor: 64 bits from which nothing leads back. */
export interface RowKeys {
  /** Keys what tells somebody: the question that was answered, and the answer. */
  record(question: string, answer: string): bigint
  /** Keys a row that nothing tells: it stands for itself, by its line and what it says. */
  unnamed(line: number, content: string): bigint
  contributor(answer: string): bigint
}

const mostRemembered = 10_000

/**
 * The first 64 bits of HMAC-SHA-256 under the secret of the key file. Each register has keys of its own, so that its rows cannot be
 * put together with those of another.
 */
export function rowKeys(secret: Buffer, register: string): RowKeys {
  const key = (...parts: readonly string[]) =>
    createHmac('sha256', secret)
      .update([register, ...parts].join('\u001F'))
      .digest()
      .readBigUInt64BE()
  // Operators and employers are few and come again and again.
  const met = new Map<string, bigint>()
  return {
    record: (question, answer) => key('record', question, answer),
    unnamed: (line, content) => key('unnamed', String(line), content),
    contributor(answer) {
      const known = met.get(answer)
      if (known !== undefined) return known
      // 0 is kept for a register without contributors.
      const made = key('contributor', answer) || 1n
      if (met.size >= mostRemembered) met.clear()
      met.set(answer, made)
      return made
    },
  }
}

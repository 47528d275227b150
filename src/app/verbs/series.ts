import { readFile } from 'node:fs/promises'

import { type Prepared, withOffice } from '#app/office.ts'
import { count } from '#kernel/words.ts'
import { readSeriesFile } from '#publish/series/read-file.ts'
import { sayRefusal } from '#publish/series/say-refusal.ts'
import { listPosts } from '#store/posts.ts'
import { addFigures, readSeries } from '#store/series.ts'
import { StartProblem } from '#store/start-problem.ts'
import { words } from '#words/series/words.ts'

import type { Call, Verb } from './verb.ts'

/** Lists the series of published figures, or adds the figures of a file to them, in the name of a post. */
export const addSeries: Verb = {
  name: 'series',
  options: { post: { type: 'string' }, preview: { type: 'boolean' } },
  async run(call) {
    const { config, language, given, options, say } = call
    return withOffice(config, { alone: false, report: say }, async (prepared) => {
      const { office } = prepared
      const series = await readSeries(office.database)
      const [file] = given
      if (file === undefined) {
        for (const { id, title, observations } of series) say(`${id}  ${observations.length}  ${title[language]}`)
        return 0
      }
      const bytes = await readFile(file).catch((error: unknown) => {
        throw new StartProblem('file-unreadable', { file }, error)
      })
      const read = readSeriesFile(bytes, { series, lists: office.lists })
      if (!read.ok) {
        for (const sentence of sayRefusal(language, read.why)) say(sentence)
        return 1
      }
      const { added: tell } = words[language]
      if (options['preview'] === true) {
        say(count(language, tell.readable, read.value.length))
        return 0
      }
      const post = await postOf(call, prepared)
      const { added, changed, same } = await addFigures(office.database, { post, figures: read.value })
      say(
        [
          count(language, tell.added, added),
          count(language, tell.changed, changed),
          count(language, tell.same, same),
        ].join(' · '),
      )
      return 0
    })
  },
}

/** The post in whose name the figures are added: the one named, or the only one that looks after figures. */
async function postOf({ options }: Call, { owner, office }: Prepared): Promise<string> {
  const able = (await listPosts(owner, office.now())).filter(({ functions }) => functions.includes('statistician'))
  const wanted = options['post']
  const found =
    typeof wanted === 'string' ? able.find(({ id }) => id === wanted) : able.length === 1 ? able[0] : undefined
  if (found) return found.id
  if (typeof wanted === 'string') throw new StartProblem('no-such-post', { post: wanted })
  throw new StartProblem('missing-argument', {
    verb: 'series',
    argument: `--post (${able.map(({ id }) => id).join(', ')})`,
  })
}

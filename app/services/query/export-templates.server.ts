import { writeTemplateFile } from '#app/domain/query/templates/read-template.ts'
import { latestOf } from '#app/domain/query/templates/shelf.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { readShelf } from './template-shelf.server.ts'

/** The newest versions of the templates with these ids (all that are not retired when none is named), as the text of a file. */
export async function exportTemplates(
  context: Context,
  { ids, userId }: { ids: string[]; userId: string },
): Promise<string> {
  const shelf = await readShelf(context)
  const wanted = shelf.filter(({ id, isRetired }) => (ids.length === 0 ? !isRetired : ids.includes(id)))
  await commit(context.db, {
    writes: [],
    audit: [{ what: 'template.exported', who: userId, at: context.now(), detail: { templates: wanted.length } }],
  })
  return writeTemplateFile(wanted.map((kept) => latestOf(kept).template))
}

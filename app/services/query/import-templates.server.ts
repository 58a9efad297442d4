import { readTemplateFile } from '#app/domain/query/templates/read-template.ts'
import { isSameWording, latestOf } from '#app/domain/query/templates/shelf.ts'
import type { Context } from '../context.server.ts'
import { changeTemplateTo } from './change-template.server.ts'
import { readShelf } from './template-shelf.server.ts'

export type TemplateImport = { added: string[]; changed: string[]; unchanged: string[]; faults: string[] }

/** Most templates one file may bring. */
const MOST = 500

/** Takes in a file of templates: what is new or changed becomes a version that waits for approval here; an approval elsewhere is not taken over. */
export async function importTemplates(
  context: Context,
  input: { text: string; name: string; userId: string },
): Promise<TemplateImport> {
  const file = readTemplateFile(input.text)
  const done: TemplateImport = { added: [], changed: [], unchanged: [], faults: [...file.faults] }
  if (file.templates.length > MOST)
    done.faults.push(`the file holds more than ${MOST} templates; the rest was left out`)
  const shelf = new Map((await readShelf(context)).map((kept) => [kept.id, latestOf(kept).template]))
  for (const template of file.templates.slice(0, MOST)) {
    const known = shelf.get(template.id)
    if (known && isSameWording(known, template)) {
      done.unchanged.push(template.id)
      continue
    }
    const kept = await changeTemplateTo(context, {
      template,
      basedOn: known?.version ?? null,
      comment: `From the file ${input.name}`,
      userId: input.userId,
    })
    if (!kept.ok)
      done.faults.push(`${template.id}: ${kept.error === 'name-taken' ? 'it stands twice in the file' : kept.error}`)
    else (known ? done.changed : done.added).push(template.id)
  }
  return done
}

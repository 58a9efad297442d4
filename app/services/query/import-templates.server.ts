import { readTemplateFile } from '#app/domain/query/templates/read-template.ts'
import { isSameWording, latestOf } from '#app/domain/query/templates/shelf.ts'
import type { Template } from '#app/domain/query/templates/template.ts'
import type { Context } from '../context.server.ts'
import { changeTemplateTo } from './change-template.server.ts'
import { readShelf } from './template-shelf.server.ts'

export type TemplateImport = { added: string[]; changed: string[]; unchanged: string[]; faults: string[] }

/** Most templates one file may bring. */
const MOST = 500

/** Nothing of it is new: its words, its owner and its review day. */
const isSame = (known: Template, given: Template): boolean =>
  isSameWording(known, given) && known.owner === given.owner && known.reviewOn === given.reviewOn

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
  const seen = new Set<string>()
  for (const template of file.templates.slice(0, MOST)) {
    const known = shelf.get(template.id)
    if (seen.has(template.id)) {
      done.faults.push(`${template.id}: it stands twice in the file; the first was taken in`)
      continue
    }
    seen.add(template.id)
    if (known && isSame(known, template)) {
      done.unchanged.push(template.id)
      continue
    }
    const kept = await changeTemplateTo(context, {
      template,
      basedOn: known?.version ?? null,
      comment: `From the file ${input.name}`,
      userId: input.userId,
    })
    if (!kept.ok) done.faults.push(`${template.id}: someone else changed it meanwhile; import the file again`)
    else (known ? done.changed : done.added).push(template.id)
  }
  return done
}

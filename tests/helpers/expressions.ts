import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export type Expression = { source: string; flags: string; place: string }

const FLOORS = ['app', 'db', 'emails']
const sources = (): string[] =>
  FLOORS.flatMap((floor) =>
    readdirSync(floor, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|m?js)$/.test(name))
      .map((name) => join(floor, name)),
  )

/** Every regular expression that the sources write down, and the words of every `RegExp(...)` that makes one of other parts. */
export function expressionsOfSources(): { literals: Expression[]; made: string[] } {
  const literals: Expression[] = []
  const made: string[] = []
  for (const file of sources()) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
        literals.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), place: `${file}:${line}` })
      }
      if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
        made.push(file)
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return { literals, made: [...new Set(made)].sort() }
}

import tseslint from 'typescript-eslint'
/** Biome lints; this one rule it does not have: an unawaited read or commit is the likely bug of this house. */
export default tseslint.config(
  { ignores: ['build/**', 'node_modules/**', 'db/migrations/**', 'data/**', '**/*.js', '**/*.mjs'] },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
)

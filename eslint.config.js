import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom, enforced: the core (everything in src but hosts, taskpane, commands, cli) is pure
 * functions over plain data. Each layer names what it must not know and why.
 */
const outside = {
  node: {
    group: ['node:*', 'fs', 'path'],
    message: 'Only src/cli may use Node: the core also runs in Excel.',
  },
  hosts: {
    group: ['**/hosts/**', '**/hosts'],
    message: 'The core knows no host; hosts call in through workbook.ts.',
  },
  screen: {
    group: ['react', 'react-dom', 'react-dom/*', '**/taskpane/**', '**/commands/**'],
    message: 'Only the task pane draws; everything else returns data.',
  },
  cli: {
    group: ['**/cli/**', 'commander', 'picocolors'],
    message: 'Only the command line knows the command line.',
  },
  files: { group: ['fflate', '@e965/xlsx', 'docx', 'parse5'], message: 'File formats belong to src/hosts.' },
};

/** The core's order: a file may import from those before it, never from those after. */
const order = [
  'characters',
  'contacts',
  'handedIn',
  'workbook',
  'formula',
  'forms',
  'report',
  'sections',
  'finding',
  'recognise',
  'profile',
  'claims',
  'rules',
  'equation',
  'settings',
  'check',
  'diagnose',
  'marks',
  'review',
  'lastYearAmong',
  'waivers',
  'lastYearFile',
  'focus',
  'problems',
  'reviewed',
  'tidying',
  'resultSheet',
  'rollUp',
  'narrative',
  'narrate',
  'newWorkbook',
  'writingPlan',
  'compose',
  'publication',
  'summary',
];
const unplaced = readdirSync(new URL('src', import.meta.url)).filter(
  (name) => name.endsWith('.ts') && !order.includes(name.slice(0, -3)),
);
if (unplaced.length > 0) throw new Error(`Say where in the core's order these stand: ${unplaced.join(', ')}`);
const coreLayer = (files, later) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [...Object.values(outside), ...later] }] },
});
const laterThan = (place, ...prefixes) =>
  order.slice(place + 1).map((later) => ({
    group: prefixes.flatMap((prefix) => [`${prefix}/${later}`, `${prefix}/${later}/**`]),
    message: `${order[place]} comes before ${later} in the walk of the data (see CONTRIBUTING.md).`,
  }));
const coreLayers = order.flatMap((name, place) => [
  coreLayer([`src/${name}.ts`], laterThan(place, '.')),
  coreLayer([`src/${name}/**/*.ts`], laterThan(place, '..', '../..')),
]);

const layer = (files, ...forbidden) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: forbidden.map((name) => outside[name]) }] },
});

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'demo-output/', 'node_modules/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      complexity: ['error', 30],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/taskpane/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.name=/^use(Layout)?Effect$/] > ArrowFunctionExpression[body.type!=/^(BlockStatement|ArrowFunctionExpression)$/]',
          message:
            'What an effect gives back is called when it ends, and browsers come to give promises where there was nothing: use braces.',
        },
      ],
    },
  },
  layer(['src/**/*.ts'], 'node', 'hosts', 'screen', 'cli', 'files'),
  ...coreLayers,
  layer(['src/hosts/**/*.ts'], 'node', 'screen', 'cli'),
  layer(['src/taskpane/**/*.{ts,tsx}', 'src/commands/**/*.ts'], 'node', 'cli', 'files'),
  layer(['src/cli/**/*.ts'], 'screen'),
);

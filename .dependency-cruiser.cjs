// The rules of docs and design §2: who may know whom. `npm test` runs them.
const module_ = '^src/modules/([^/]+)/';
const tests = '[.]test[.]tsx?$|^(test|e2e|bench|day|demo)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Files that need each other cannot be loaded, tested or moved one at a time; shapes alone may.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'The platform is what any such system needs: no domain, no screens.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: '^src/(modules|ui|islands|cli|app[.]tsx?$|main[.]ts$)' },
    },
    {
      name: 'ui-knows-platform-only',
      comment: 'A component that knows a domain cannot be used by another.',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(ui|platform)/' },
    },
    {
      name: 'modules-meet-at-the-door',
      comment: 'One module reaches another only through its commands, data, rules or schema.',
      severity: 'error',
      from: { path: module_, pathNot: tests },
      to: {
        path: '^src/modules/',
        pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(commands|data|rules|schema)([.]tsx?$|/)'],
      },
    },
    {
      name: 'rules-are-pure',
      comment:
        'Rules know only rules and shapes, so that they can be read beside the law and tested as tables.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/rules([.]ts$|/)', pathNot: tests },
      to: {
        path: '^src/',
        pathNot: ['/(rules|schema)([.]ts$|/)', '^src/platform/(calendar|clock|text)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rights-mint-scopes',
      comment: 'Who may read what is decided in one place of a module.',
      severity: 'error',
      from: {
        path: '^src/modules/',
        pathNot: [tests, '/rights[.]ts$', '/(data|commands)([.]ts$|/)', '/live[.]ts$'],
      },
      to: { path: '^src/platform/database/scope[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sql-has-a-place',
      comment: 'SQL is written only in data and commands: elsewhere it would pass by the read scope.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          tests,
          '^src/modules/[^/]+/(data|commands)([.]ts$|/)',
          '^src/platform/',
          '^src/cli/',
          '^src/[^/]+[.]tsx?$',
        ],
      },
      to: { path: '(^|/)node_modules/(pg|kysely|pg-boss)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'islands-are-for-the-browser',
      comment: 'Client code that reaches the server’s modules would drag them into the browser.',
      severity: 'error',
      from: { path: '^src/islands/', pathNot: tests },
      to: {
        path: '^src/',
        pathNot: ['^src/(islands|ui)/', '/(rules|schema)([.]ts$|/)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-machine-in-rules-and-islands',
      comment: 'Rules are arithmetic and islands run in a browser: neither has files, sockets or processes.',
      severity: 'error',
      from: { path: ['^src/islands/', '^src/modules/[^/]+/rules([.]ts$|/)'], pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'app-is-the-top',
      comment: 'Whoever imports the composition imports everything.',
      severity: 'error',
      from: { path: '^src/', pathNot: [tests, '^src/main[.]ts$', '^src/cli/'] },
      to: { path: '^src/app[.]tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'What ships must not need what tests it.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: ['[.]test[.]tsx?$', '^(test|e2e|bench)/'] },
    },
    {
      name: 'no-development-packages-in-the-product',
      severity: 'error',
      comment: 'A package that the running program needs is a dependency, not a development dependency.',
      from: { path: '^src/', pathNot: tests },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // bench/jsx is a recorded experiment whose packages are installed only to repeat it.
    exclude: { path: '^(dist|data|coverage|bench/jsx)/' },
    // TypeScript 7 has no parser for other programs yet; swc reads the same syntax, type imports included.
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
    skipAnalysisNotInRules: true,
  },
};

/** The import rules of docs/architecture.md, as data. `npm run imports` checks them; tools/imports.test.ts plants violations. */
const allowed = {
  contract: [],
  tensor: [],
  diffusion: ['tensor'],
  vision: ['contract'],
  animation: ['contract', 'vision'],
  client: ['contract'],
  cli: ['client', 'contract'],
  acceptance: ['client', 'contract'],
  server: ['contract', 'tensor', 'diffusion', 'vision', 'animation'],
}

const folders = Object.keys(allowed)

const packageRules = folders.map((folder) => ({
  name: `${folder}-imports`,
  comment: `${folder}/ may import ${allowed[folder].join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: '\\.test\\.ts$|/bench/' },
  to: {
    path: `^(${folders.filter((f) => f !== folder && !allowed[folder].includes(f)).join('|')})/`,
  },
}))

const concrete =
  '^server/src/(store|queue|objects|engine|outbound)/(?!(store|queue|objects|engine|outbound)\\.ts$)'

export default {
  forbidden: [
    ...packageRules,
    {
      name: 'no-cycles',
      comment: 'A cycle means two files that cannot be understood apart',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'routes-see-services-only',
      comment: 'A route never touches storage, and never a job handler',
      severity: 'error',
      from: { path: '^server/src/http/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/(store|queue|jobs|engine)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'handlers-never-speak-http',
      severity: 'error',
      from: { path: '^server/src/jobs/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/http/' },
    },
    {
      name: 'services-see-types-only',
      comment: 'Concrete adapters are constructed in compose.ts alone',
      severity: 'error',
      from: { path: '^server/src/services/', pathNot: '\\.test\\.ts$' },
      to: { path: concrete, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'lib-knows-no-domain',
      severity: 'error',
      from: { path: '^server/src/lib/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/(?!lib/)' },
    },
    {
      name: 'only-outbound-connects',
      comment: 'Addresses given by users are fetched in one place, which checks them',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/outbound/|\\.test\\.ts$' },
      to: {
        path: '^(node:)?(http|https|http2|net|tls)$|node_modules/(undici|ws|axios|got|node-fetch|ky)/',
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Packages stay in sight, or a rule could not name one.
    exclude: { path: `^(${folders.join('|')})/dist/|(^|/)fixtures/` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
}

// Who may import whom. The order below is the house: a lib imports those named with it and nothing else, and only their front door.
const below = {
  local: [],
  platform: [],
  agenda: ['platform'],
};
// Files of invoices from plain data: no database, no Nest.
below['invoicing-documents'] = ['platform'];
below.directory = [...below.agenda, 'agenda'];
below.people = [...below.directory, 'directory'];
below.accounts = [...below.people, 'people'];
below.messages = [...below.accounts, 'accounts'];
below.administration = [...below.messages, 'messages'];
below.operator = [...below.messages, 'messages'];
below.passes = [...below.messages, 'messages'];
below.live = [...below.messages, 'messages'];
below.minors = [...below.messages, 'messages'];
below.projects = [...below.messages, 'messages', 'minors'];
below.sessions = [...below.passes, 'passes', 'minors'];
below.booking = [...below.sessions, 'sessions'];
below.profiles = [...below.booking, 'booking', 'projects'];
below.subscriptions = [...below.booking, 'booking'];
// What a venue keeps for itself.
below.openings = [...below.booking, 'booking'];
below.publishing = [...below.booking, 'booking'];
below.needs = ['platform', 'directory'];
below.mentoring = [...below.booking, 'booking'];
below.offers = [...below.mentoring, 'mentoring', 'needs'];
below.feeds = [...below.booking, 'booking', 'openings', 'mentoring'];
// Reads the tables of every lib, and writes none.
below.insight = [...below.offers, 'offers', 'openings'];
below.billing = [...below.passes, 'passes', 'invoicing-documents'];
// Sees every lib that declares personal columns; no lib imports it.
below.privacy = [...below.offers, 'offers', 'openings', 'publishing', 'feeds', 'projects', 'profiles', 'subscriptions'];

const spec = String.raw`\.(spec|fixture)\.ts$`;

export default {
  forbidden: [
    {
      name: 'front-door',
      comment: 'Another lib is imported through its index.ts only.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps|bench|chaos|migrations)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^$1/', String.raw`^libs/[^/]+/index\.ts$`] },
    },
    ...Object.entries(below).map(([lib, allowed]) => ({
      name: `direction-${lib}`,
      comment: `${lib} may import ${allowed.join(', ') || 'no other lib'}.`,
      severity: 'error',
      from: { path: `^libs/${lib}/`, pathNot: spec },
      to: { path: '^libs/', pathNot: `^libs/(${[lib, ...allowed].join('|')})/` },
    })),
    {
      name: 'known-lib',
      comment: 'A new lib needs its place in the order above.',
      severity: 'error',
      from: {
        path: '^libs/',
        pathNot: `^libs/(${[...Object.keys(below), 'demo', 'safekeeping', 'testing'].join('|')})/`,
      },
      to: {},
    },
    {
      name: 'testing-in-tests-only',
      severity: 'error',
      from: { path: '^(libs|apps|migrations)/', pathNot: [spec, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'top-libs',
      comment: 'privacy, demo and safekeeping stand on top: no lib imports them.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: [spec, '^libs/(demo|testing)/'] },
      to: { path: '^libs/(privacy|demo|safekeeping)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'Only testing boots them, to prove what ships.',
      severity: 'error',
      from: { path: '^(libs|migrations)/', pathNot: '^libs/testing/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-stand-alone',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: spec },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'web-knows-the-schema-only',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: spec },
      to: { path: '^(libs|migrations)/' },
    },
    {
      name: 'pure-rules',
      comment: 'Rules of money and time: no framework, no database, no network, no files.',
      severity: 'error',
      from: { path: '^libs/([^/]+/rules|needs)/', pathNot: spec },
      to: {
        path: [
          'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis|nodemailer|graphql)/',
          '^(node:)?(fs|net|http|https|child_process)(/|$)',
        ],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Also catches a misspelt #libs/ name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: String.raw`\?(worker|url|worker&url)$` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // Without `source`, #libs/* would resolve to dist/ and every rule above would pass in silence.
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
    progress: { type: 'none' },
  },
};

import type { EndpointSpec } from '#platform/http/endpoint.ts';
import type { World } from './matrix.test-world.ts';

export interface MatrixRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer | object;
}

type RevisionOf = (table: string, id: string) => Promise<number>;

/** Which record a path speaks of, and the table that knows its revision. */
const records: Record<string, { id: string; table: string }> = {
  plans: { id: 'plan', table: 'plan' },
  'plan-imports': { id: 'import', table: '' },
  sections: { id: 'section', table: 'plan_section' },
  activities: { id: 'activity', table: 'plan_activity' },
  steps: { id: 'step', table: 'plan_step' },
  indicators: { id: 'indicator', table: 'plan_indicator' },
  targets: { id: 'target', table: 'plan_target' },
  'period-locks': { id: 'periodLock', table: '' },
  measurements: { id: 'measurement', table: 'plan_measurement' },
  parties: { id: 'party', table: 'plan_party' },
  'activity-parties': { id: 'link', table: 'plan_activity_party' },
  'budget-lines': { id: 'budgetLine', table: 'plan_budget_line' },
  evidence: { id: 'evidence', table: 'plan_evidence' },
  comments: { id: 'comment', table: 'plan_comment' },
  history: { id: 'history', table: '' },
  decisions: { id: 'decision', table: 'plan_decision' },
  proposals: { id: 'proposal', table: 'plan_proposal' },
  agreements: { id: 'agreement', table: 'plan_agreement' },
  files: { id: 'file', table: '' },
  'plan-versions': { id: 'version', table: '' },
  'plan-reviews': { id: 'review', table: 'plan_review' },
  'plan-shares': { id: 'share', table: '' },
  'api-keys': { id: 'apiKey', table: '' },
  rhythms: { id: 'rhythm', table: 'rhythm' },
  'rhythm-marks': { id: 'rhythmMark', table: 'rhythm_mark' },
  'rhythm-history': { id: 'rhythmHistory', table: '' },
  'webhook-receivers': { id: 'receiver', table: 'webhook_receiver' },
  'webhook-deliveries': { id: 'delivery', table: '' },
  members: { id: 'member', table: 'membership' },
  notifications: { id: 'notification', table: '' },
  invitations: { id: 'invitation', table: '' },
  'ownership-transfers': { id: 'transfer', table: '' },
};

/** A valid body for every endpoint that takes one; a new endpoint without its line here fails the matrix. */
const bodies: Record<string, (world: World) => object> = {
  'POST /plans': () => ({ title: 'Uus kava', periodStart: '2027-01-01', periodEnd: '2027-12-31' }),
  'PATCH /plans/:id': () => ({ title: 'Teine nimi' }),
  'POST /plans/:id/moved-dates': () => ({ startsOn: '2026-01-01' }),
  'POST /plans/:id/sections': () => ({ title: 'Teine osa' }),
  'POST /plans/:id/activities': ({ ids }) => ({ title: 'Uus tegevus', sectionId: ids.section }),
  'POST /plans/:id/versions': () => ({ title: 'Seis' }),
  'PUT /plans/:id/board-readers': ({ userId }) => ({ userIds: [userId] }),
  'PUT /plans/:id/progress-page': () => ({ shown: true, showsMoney: false, showsPeople: false, revision: 0 }),
  'POST /plans/:id/shares': () => ({ label: 'Partnerile' }),
  'POST /plan-versions/:id/restored': ({ ids }) => ({ fingerprint: ids.fingerprint }),
  'POST /plans/:id/reviews': () => ({ to: { kind: 'body', body: 'Juhatus' } }),
  'POST /plan-reviews/:id/opinions': () => ({ opinion: 'agree' }),
  'POST /plan-reviews/:id/sent-back': () => ({ answer: 'Lisage raha.' }),
  'POST /plan-reviews/:id/withdrawn': () => ({}),
  'POST /plans/:id/approvals': () => ({ body: 'Juhatus', approvedOn: '2026-01-01' }),
  'POST /plan-imports/pasted': () => ({ text: 'Tegevus\tAjakava\nLeht\tmai 2026\nKiri\tjuuni 2026\n' }),
  'PATCH /plan-imports/:id': () => ({ tableIndex: 0, mapping: {} }),
  'POST /plan-imports/:id/plan': () => ({ dates: { choice: 'keep' } }),
  'PATCH /sections/:id': () => ({ title: 'Teine pealkiri' }),
  'PATCH /activities/:id': () => ({ notes: 'Märkus' }),
  'POST /activities/:id/steps': () => ({ text: 'Uus samm' }),
  'PATCH /steps/:id': () => ({ text: 'Teine sõnastus' }),
  'PUT /steps/:id/state': () => ({ state: 'in-progress' }),
  'PUT /steps/:id/occurrences': () => ({ startsOn: '2026-04-01', done: true }),
  'POST /activities/:id/indicators': () => ({ text: 'Ilmunud on vähemalt 3 lugu.' }),
  'PATCH /indicators/:id': () => ({ text: 'Leht on avatud ja testitud.' }),
  'POST /indicators/:id/targets': () => ({ kind: 'count', min: 3 }),
  'PATCH /targets/:id': () => ({ unit: 'tk' }),
  'PUT /targets/:id/source': () => ({ source: { kind: 'by-hand' } }),
  'POST /targets/:id/source-trial': () => ({ source: { kind: 'by-hand' } }),
  'PUT /targets/:id/baseline': () => ({ on: '2026-01-01', value: 5 }),
  'POST /targets/:id/corrections': () => ({
    periodStart: '2026-01-01',
    periodEnd: '2026-01-31',
    value: 1,
    reason: 'Kontrollitud',
  }),
  'POST /plans/:id/period-locks': () => ({ periodStart: '2025-01-01', periodEnd: '2025-03-31' }),
  'POST /period-locks/:id/unlocking': () => ({ reason: 'Aruandes oli viga' }),
  'POST /targets/:id/measurements': () => ({ value: 2, measuredOn: '2026-05-01' }),
  'PATCH /measurements/:id': () => ({ note: 'Täpsustus' }),
  'POST /parties': () => ({ name: 'Uus osapool', kind: 'team' }),
  'PATCH /parties/:id': () => ({ kind: 'team' }),
  'POST /parties/confirmed': ({ ids, userId }) => ({
    parties: [{ id: ids.party, name: 'Meeskond', kind: 'team', userId }],
  }),
  'POST /activities/:id/parties': () => ({ name: 'Raamatukogu', role: 'participant' }),
  'PATCH /activity-parties/:id': () => ({ role: 'owner' }),
  'POST /activities/:id/budget-lines': () => ({ year: 2026, title: 'Kujundus' }),
  'PATCH /budget-lines/:id': () => ({ plannedCents: 100 }),
  'POST /activities/:id/evidence': () => ({ kind: 'note', note: 'Tehtud' }),
  'PATCH /evidence/:id': () => ({ note: 'Täpsustus' }),
  'POST /activities/:id/comments': () => ({ text: 'Nõus.' }),
  'PATCH /comments/:id': () => ({ text: 'Väga nõus.' }),
  'POST /history/:id/undo': () => ({}),
  'POST /comments': ({ ids }) => ({ subject: { kind: 'decision', id: ids.decision }, text: 'Nõus.' }),
  'POST /comments/:id/proposal': () => ({}),
  'POST /decisions': ({ ids }) => ({ title: 'Kas avame kanali', activityId: ids.activity }),
  'PATCH /decisions/:id': () => ({ background: 'Taust' }),
  'POST /decisions/:id/decided': () => ({ outcome: 'Jah', decidedOn: '2026-06-01' }),
  'POST /decisions/:id/reviewed': () => ({ note: 'Jääb nii' }),
  'POST /decisions/:id/reopened': () => ({}),
  'POST /decisions/:id/withdrawn': () => ({}),
  'POST /proposals': () => ({ text: 'Teeme valgusõhtu' }),
  'PATCH /proposals/:id': () => ({ text: 'Teeme kaks valgusõhtut' }),
  'PUT /proposals/:id/voice': () => ({ given: true }),
  'POST /proposals/:id/accepted': ({ ids }) => ({ into: 'step', activityId: ids.activity }),
  'POST /proposals/:id/declined': () => ({ answer: 'Mitte praegu' }),
  'POST /proposals/:id/merged': ({ ids }) => ({ into: ids.proposal }),
  'POST /proposals/:id/separated': () => ({}),
  'POST /agreements': ({ ids }) => ({ title: 'Ühine kalender', activityId: ids.activity }),
  'PATCH /agreements/:id': () => ({ note: 'Täpsustus' }),
  'POST /rhythms': () => ({
    title: 'Uus rütm',
    rule: { what: 'rhythms.by-hand', per: 'month', since: '2026-06-01' },
  }),
  'PATCH /rhythms/:id': () => ({ title: 'Teine rütm' }),
  'PUT /rhythms/:id/paused': () => ({ paused: true }),
  'POST /rhythms/:id/marks': () => ({ doneOn: '2026-06-10' }),
  'POST /rhythm-history/:id/undone': () => ({}),
  'POST /notifications/marked': () => ({ ids: 'all', read: true }),
  'PUT /notifications/:id/later': () => ({ until: '2026-07-01' }),
  'PATCH /notification-preferences': () => ({ digest: 'weekly' }),
  'PATCH /reminders': () => ({ offsets: [-3, 0] }),
  'PATCH ': () => ({ region: 'Teine maakond' }),
  'POST /personal-data/erasures': () => ({ email: 'keegi@mujal.example', confirmation: 'keegi@mujal.example' }),
  'PATCH /members/:member': () => ({ role: 'contributor' }),
  'POST /members/:member/restore': () => ({}),
  'POST /api-keys': () => ({ name: 'Aruanne', reach: 'read', expiresOn: '2026-12-31' }),
  'POST /webhook-receivers': () => ({
    name: 'Infotahvel',
    address: 'https://93.184.215.14/kaja',
    allEvents: true,
    families: [],
  }),
  'PATCH /webhook-receivers/:id': () => ({ name: 'Teine tahvel' }),
  'POST /webhook-receivers/:id/resumed': () => ({}),
  'POST /invitations': ({ slug }) => ({ email: `uus@${slug}.example`, name: 'Uus Inimene', role: 'viewer' }),
  'POST /invitations/:invitation/resend': () => ({}),
  'POST /ownership-transfers': ({ ids }) => ({ memberId: ids.member, roleAfter: 'editor' }),
};

/** Where the usual record will not do. */
const special: Record<string, string> = {
  'PUT /steps/:id/occurrences': 'recurring',
  'POST /plan-reviews/:id/sent-back': 'reviewToSendBack',
  'POST /plan-reviews/:id/withdrawn': 'reviewToWithdraw',
  'POST /plans/:id/approvals': 'quietPlan',
  'GET /plans/:id/diff': 'quietPlan',
  'DELETE /plans/:id/board-readers/mine': 'quietPlan',
  'DELETE /sections/:id': 'emptySection',
  'POST /proposals/:id/declined': 'proposalToDecline',
  'POST /proposals/:id/merged': 'proposalToMerge',
  'POST /proposals/:id/separated': 'proposalToMerge',
};

const queries: Record<string, string> = {
  'GET /plans/:id/dates-preview': 'startsOn=2027-01-01',
  'GET /plans/:id/export': 'format=csv',
  'GET /targets/:id/records': 'start=2026-01-01&end=2026-01-31',
  'GET /plans/:id/due': 'from=2026-01-01&to=2026-12-31',
  'GET /rhythms/:id/records': 'from=2026-01-01&to=2026-12-31',
  'GET /search': 'text=leht',
  'GET /personal-data': 'email=keegi@mujal.example',
  'GET /personal-data/export': 'email=keegi@mujal.example',
};

/** A request that a person with the right would get done. */
export async function requestOf(endpoint: EndpointSpec, world: World, revisionOf: RevisionOf): Promise<MatrixRequest> {
  const path = endpoint.path.replace('/api/v1/organisations/:organisation', '');
  const key = `${endpoint.method} ${path}`;
  const kind = path.split('/')[1] ?? '';
  const record = records[kind];
  const id = world.ids[special[key] ?? record?.id ?? ''];
  const revision = record?.table && id && path.includes(':') ? await revisionOf(record.table, id) : null;
  const query = queryOf(endpoint, key, world, revision);
  const url = `${endpoint.path.replace(/:(id|member|invitation|transfer)/, id ?? '')}${query}`;
  const request = { method: endpoint.method, url, headers: {} };
  if (endpoint.accepts === 'file') return { ...request, ...fileUpload() };
  if (!endpoint.body) return request;
  const body = bodies[key]?.(world);
  if (!body && endpoint.access.includes('.')) throw new Error(`The matrix has no body for ${key}`);
  return { ...request, payload: withRevision(endpoint, key, body ?? {}, revision) };
}

function queryOf(endpoint: EndpointSpec, key: string, world: World, revision: number | null): string {
  if (key === 'GET /plans/:id/diff') return `?from=${world.ids.version}`;
  if (queries[key]) return `?${queries[key]}`;
  return endpoint.method === 'DELETE' && endpoint.query && revision !== null ? `?revision=${revision}` : '';
}

const actsOnRevision: ReadonlySet<string> = new Set([
  'POST /decisions/:id/decided',
  'POST /decisions/:id/reviewed',
  'POST /decisions/:id/reopened',
  'POST /decisions/:id/withdrawn',
  'POST /proposals/:id/accepted',
  'POST /proposals/:id/declined',
  'POST /proposals/:id/merged',
  'POST /proposals/:id/separated',
  'PUT /rhythms/:id/paused',
  'PUT /targets/:id/source',
  'PUT /targets/:id/baseline',
  'POST /plans/:id/reviews',
  'POST /plans/:id/approvals',
  'POST /plan-reviews/:id/sent-back',
  'POST /plan-reviews/:id/withdrawn',
]);

/** Changes say which state of the record they were made on; acts that add something do not. */
function withRevision(endpoint: EndpointSpec, key: string, body: object, revision: number | null): object {
  const changes = endpoint.method === 'PATCH' && key !== 'PATCH /plan-imports/:id';
  if (changes || actsOnRevision.has(key) || key === 'PUT /steps/:id/state' || key === 'POST /plans/:id/moved-dates')
    return { ...body, revision: revision ?? 1 };
  return body;
}

function fileUpload() {
  const boundary = 'kaja-matrix';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="kava.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  const content = 'Tegevus;Ajakava\nLeht;mai 2026\nKiri;juuni 2026\n';
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.from(`${head}${content}\r\n--${boundary}--\r\n`),
  };
}

import type { Role } from '../../db/vocabulary.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { signInDelegate } from '../registration/forms/applicant.ts';
import type { TestApp } from '../support/app.ts';
import { signed } from '../support/device-keys.ts';
import { enrolDevice } from '../support/enrol.ts';
import type { Known } from './value-of-schema.ts';

const layout = {
  zones: [
    { id: 'town', name: { en: 'Town' }, capacity: 100 },
    { id: 'hall', name: { en: 'Hall' }, parentId: 'town', capacity: 2 },
  ],
  gates: [
    { id: 'south', name: { en: 'South' }, innerZoneId: 'town' },
    { id: 'door', name: { en: 'Door' }, outerZoneId: 'town', innerZoneId: 'hall' },
  ],
  lanes: [
    { id: 'south-1', gateId: 'south', number: 1, direction: 'both' },
    { id: 'door-1', gateId: 'door', number: 1, direction: 'in' },
  ],
  rules: [{ zoneId: 'town', category: 'speaker' }],
};

const delegates = [
  'name,name_latin,country,category,affiliation,email,reference',
  '林晓,Lin Xiao,CN,speaker,Lakeside Institute,lin@people.example,R-1',
  'Ana Sá,Ana Sa,PT,speaker,,ana@people.example,R-2',
].join('\n');

const hotspots = [
  'code,name,carrier,bands,level,latitude,longitude,capacity_clients',
  'LH-001,Lantern Hall,Qinghe,5,0,30.74,120.49,50',
].join('\n');

const accessPoints = [
  {
    ...{ name: 'AP 1', address: '10.0.0.1', secret: 'a-secret-of-the-first-one' },
    hotspots: [{ code: 'LH-001', bssids: ['aa-bb-cc-00-00-01'] }],
  },
];

/** A venue with one of everything, made through its own interface; and what of it can be named in a request. */
export async function inhabitVenue(app: TestApp): Promise<Known> {
  // Partitions of readings are made near the database's own day only.
  app.clock.advance(Date.now() - app.clock.now().getTime());
  const administrator = await app.signedInAs('administrator', 'desk', 'network', 'gate', 'station');
  const ask = async (method: string, path: string, body: unknown, type = 'application/json') => {
    const answer = await app.ask(method, path, { body, cookie: administrator, headers: { 'content-type': type } });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  await ask('PUT', '/api/layout', layout);
  await ask('PUT', '/api/stations', {
    stations: [{ id: 'station-1', number: 1, place: { en: 'left' }, gateId: 'south' }],
  });
  const importId = uuidv7(app.clock.now());
  await ask('POST', `/api/delegates/imports?importId=${importId}`, delegates, 'text/csv');
  await ask('POST', '/api/badges/issue-missing', { medium: 'printed' });
  await ask('POST', '/api/hotspots/inventory', hotspots, 'text/csv');
  await ask('PUT', '/api/network/access-points', { accessPoints });
  const authority = await ask('POST', '/api/network/authorities', undefined);
  const { badges } = await ask('GET', '/api/badges', undefined);
  const device = await enrolDevice(app, administrator, { kind: 'lane', name: 'Reader', laneId: 'south-1' });
  const key = await ask('POST', '/api/collector-keys', { name: 'Collector' });
  const member = await ask('POST', '/api/staff', {
    name: 'Ada',
    email: 'ada@venue.example',
    roles: ['gate' satisfies Role],
  });
  const scan = signed({
    id: uuidv7(app.clock.now()),
    ...{ laneId: 'south-1', deviceId: device.id, sequence: 1, token: badges[0].token, direction: 'in' },
    ...{ deviceTime: app.clock.now().toISOString(), clockOffsetMs: 0, clockErrorMs: 10 },
  });
  const { groupId, secret } = await openRegistration(app, ask);
  const answer = await ask('POST', '/api/scans', scan);
  if (answer.verdict !== 'refer') throw new Error(`a first entry was answered ${JSON.stringify(answer)}`);
  const [waiting] = await app.database.sql`select id from verifications`;
  const because = 'Collapsed in the hall, a doctor asks';
  await ask('POST', `/api/delegates/${badges[0].delegateId}/whereabouts`, { because });
  const [alert] = await app.database.sql`select id from alerts`;
  const cookie = await signInDelegate(app, badges[0].delegateId);
  const telephone = { deviceName: 'Telephone', method: 'peap' };
  const joined = await app.ask('POST', '/api/delegate/network/credentials', { body: telephone, cookie });
  const { credential } = await joined.json();
  return {
    ...{ laneId: ['south-1', 'door-1'], gateId: ['south', 'door'], zoneId: ['town', 'hall'], parentId: ['town'] },
    ...{ innerZoneId: ['town', 'hall'], outerZoneId: ['town'], stationId: ['station-1'], deviceId: [device.id] },
    ...{ delegateId: badges.map((badge: { delegateId: string }) => badge.delegateId), importId: [importId] },
    ...{ serial: badges.map((badge: { serial: number }) => badge.serial), token: [badges[0].token, badges[1].number] },
    ...{
      staffId: [member.id],
      collectorKeyId: [key.id],
      verificationId: [waiting?.id],
      alertId: [alert?.id],
      authorityId: [authority.id],
      credentialId: [credential.id],
      because: [because],
      code: ['LH-001'],
      hotspot: ['LH-001'],
    },
    ...{
      timeZone: ['Asia/Shanghai'],
      startsAt: ['2026-11-01T00:00:00Z'],
      endsAt: ['2026-12-01T00:00:00Z'],
      en: ['South'],
    },
    ...{ name: [{ en: 'South' }, 'South'], email: ['ada@venue.example'], place: [{ en: 'left' }] },
    ...{ groupId: [groupId], secret: [secret], revision: [0], questionId: ['diet'], category: ['attendee', 'speaker'] },
    ...{ deviceTime: [scan.deviceTime], at: [scan.deviceTime], id: [scan.id], key: [key.key] },
  };
}

type Ask = (method: string, path: string, body: unknown) => Promise<Record<string, string>>;

/** Registration open, with a question, a group, and a form that somebody has begun. */
async function openRegistration(app: TestApp, ask: Ask) {
  const now = app.clock.now().getTime();
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString();
  await ask('PUT', '/api/conference', {
    ...{ name: { en: 'Town' }, timeZone: 'Asia/Shanghai', startsAt: day(-1), endsAt: day(30) },
  });
  const terms = await ask('GET', '/api/registration/terms', undefined);
  await ask('PUT', '/api/registration/terms', { ...terms, opensAt: day(-1), approvedByRule: ['attendee'] });
  const { revision } = await ask('GET', '/api/registration/questions', undefined);
  const diet = { id: 'diet', label: { en: 'Diet' }, kind: 'text' };
  await ask('PUT', '/api/registration/questions', { questions: [diet], revision });
  const { id: groupId } = await ask('POST', '/api/groups', { name: 'Choir' });
  const { secret } = await ask('POST', '/api/registration/drafts', { email: 'new@people.example', locale: 'en' });
  return { groupId, secret };
}

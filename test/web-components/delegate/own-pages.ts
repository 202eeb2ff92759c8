import { vi } from 'vitest';
import type { OwnData } from '../../../server/privacy/privacy.contract.ts';
import { keptHours } from '../../../server/privacy/retention/kept-hours.contract.ts';
import type { DelegatePage } from '../../../server/registration/delegate-page/delegate-page.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { DelegateServer } from '../../../web-components/delegate/delegate-server.ts';
import type { KeptPage } from '../../../web-components/delegate/kept-page.ts';
import { ownNetwork } from '../wifi/own-network.ts';

export const secret = 'rmKgTAXJNIt52RapvE4vugYI9tod2KcswrtOyQ9-Mf0';
export const problem = (code: string, status: number) =>
  new ApiProblem({ type: 'about:blank', title: code, status, code });
export const signInNeeded = () => problem('request.link_needed', 401);

export const token = `${'CWAY1'.repeat(30)}X`;

/** A delegate's page at each step; none of them is anybody. */
export const ownPage = (change: Partial<DelegatePage> = {}): DelegatePage => ({
  conference: {
    name: { en: 'Water Town Congress', 'zh-CN': '水乡大会', ar: 'مؤتمر بلدة الماء' },
    timeZone: 'Asia/Shanghai',
    startsAt: '2026-11-23T00:00:00Z',
    endsAt: '2026-11-27T12:00:00Z',
  },
  delegateId: '019a9f00-0000-7000-8000-000000000001',
  name: 'نديرة الخزرجي',
  nameLatin: 'Nadira Al-Khazraji',
  affiliation: 'Bahr Radio',
  country: 'MA',
  category: 'media',
  status: 'approved',
  locale: 'en',
  locales: ['en', 'zh-CN', 'ar'],
  step: 'badge',
  hasPhotograph: true,
  asksForPhotograph: true,
  isVerified: false,
  isInGroup: false,
  badge: {
    serial: 10001,
    number: '10001-4',
    token,
    category: 'media',
    validFrom: '2026-11-22T00:00:00Z',
    validUntil: '2026-11-28T12:00:00Z',
  },
  firstGate: { id: 'south-gate', name: { en: 'South Gate' }, asksForIdentity: true },
  station: { number: 3, place: { en: 'Tea house' } },
  ...change,
});

/** Without a badge: what comes before one, or after it. */
export function pageAt(step: DelegatePage['step'], change: Partial<DelegatePage> = {}): DelegatePage {
  const { badge: _badge, firstGate: _gate, station: _station, ...page } = ownPage({ step, ...change });
  return page;
}

/** What is kept of them: something that is said in a line, something counted, something with a day. */
export const ownDataKept = (change: Partial<OwnData> = {}): OwnData => ({
  kinds: [
    { kind: 'name', count: 1, values: ['نديرة الخزرجي', 'Nadira Al-Khazraji'] },
    { kind: 'address', count: 1, values: ['nadira@bahr-radio.example', 'Bahr Radio', 'MA', 'MEDIA-00311'] },
    { kind: 'registration', count: 2, values: [] },
    { kind: 'document', count: 1, values: ['MA', '81X4'], until: '2026-12-27T12:00:00Z' },
    { kind: 'photograph', count: 1, values: [], until: '2026-12-27T12:00:00Z' },
    { kind: 'scans', count: 3, values: [] },
    { kind: 'passkeys', count: 1, values: [] },
    { kind: 'ledger', count: 4, values: [] },
  ],
  keptHours,
  ...change,
});

/** A server with one delegate's page, which tests change as they go, and what the browser keeps of it. */
export interface DelegateWorld {
  answer: () => Promise<DelegatePage>;
  kept: DelegatePage | undefined;
  readonly speak: ReturnType<typeof vi.fn>;
  /** As the server does, once the page listens. */
  tellNews: () => void;
  readonly stopListening: ReturnType<typeof vi.fn<() => void>>;
  readonly server: DelegateServer;
  readonly keeping: KeptPage;
}

export function newDelegateWorld(): DelegateWorld {
  const expiresAt = '2026-12-24T08:00:00Z';
  const world: DelegateWorld = {
    answer: async () => ownPage(),
    kept: undefined,
    speak: vi.fn(),
    tellNews: () => undefined,
    stopListening: vi.fn<() => void>(),
    server: {
      signIn: vi.fn(async () => ({ delegateId: ownPage().delegateId, locale: 'en' as const, expiresAt })),
      signOut: vi.fn(async () => undefined),
      page: vi.fn(() => world.answer()),
      news: vi.fn((onNews) => {
        world.tellNews = onNews;
        return { isOver: false, close: world.stopListening };
      }),
      getBadge: vi.fn(async () => ownPage()),
      openForm: vi.fn(async () => secret),
      companions: vi.fn(async () => ({ companions: [], forms: [], atMost: 0 })),
      inviteCompanion: vi.fn(async () => undefined),
      takeCompanionBack: vi.fn(async () => undefined),
      group: vi.fn(async () => Promise.reject(problem('registration.no_group', 404))),
      network: vi.fn(async () => ownNetwork()),
      favourites: vi.fn(async () => ({ delegateId: ownPage().delegateId, timeZone: 'Asia/Shanghai', sessions: [] })),
      wayTo: vi.fn(async () => undefined),
      data: vi.fn(async () => ownDataKept()),
      copyData: vi.fn(async () => new Blob(['PK'])),
      withdraw: vi.fn(async () => undefined),
      askForErasure: vi.fn(async () => undefined),
      takeBackErasure: vi.fn(async () => undefined),
      photograph: { see: async () => ({}), put: async () => ({}), remove: async () => undefined },
    },
    keeping: {
      read: async () => world.kept && { page: world.kept, keptAt: '2026-11-24T08:00:00Z' },
      keep: async (page) => {
        world.kept = page;
      },
      forget: async () => {
        world.kept = undefined;
      },
    },
  };
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  sessionStorage.clear();
  localStorage.clear();
  return world;
}

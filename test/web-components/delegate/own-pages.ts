import type { DelegatePage } from '../../../server/registration/delegate-page/delegate-page.contract.ts';

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
  firstGate: { id: 'south-gate', name: { en: 'South Gate' } },
  station: { number: 3, place: { en: 'Tea house' } },
  ...change,
});

/** Without a badge: what comes before one, or after it. */
export function pageAt(step: DelegatePage['step'], change: Partial<DelegatePage> = {}): DelegatePage {
  const { badge: _badge, firstGate: _gate, station: _station, ...page } = ownPage({ step, ...change });
  return page;
}

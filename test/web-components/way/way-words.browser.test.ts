import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WayStep } from '../../../server/wayfinding/router/way.ts';
import { loadLanguage } from '../../../web-components/styles/locale.ts';
import { iconOfStep, sentenceOfStep } from '../../../web-components/way/way-words.ts';

const plain: WayStep = {
  ...{ kind: 'walkway', levelId: '0', metres: 20, seconds: 15, waitSeconds: 0, from: [0, 0], to: [0, 0] },
  ...{ bearing: 0, landmarks: [], firstLeg: 0, lastLeg: 0 },
};
const bridge = { en: 'Weft Bridge 6', 'zh-CN': '纬河6号桥' };
const line = { en: 'North Line', 'zh-CN': '北线' };
const lobby = { en: 'Lobby', 'zh-CN': '大堂' };
const quay = { en: 'Silk Quay', 'zh-CN': '丝河岸' };
const said = (step: Partial<WayStep>, towards?: string) => sentenceOfStep({ ...plain, ...step }, undefined, towards);
const speak = (lang: string) => loadLanguage(new URLSearchParams({ lang }));

const inWords = {
  en: [
    'Turn left. Cross Weft Bridge 6',
    'Take the stairs: Weft Bridge 6',
    'Take the shuttle North Line to East Gate',
    'Take the boat to East Gate',
    'Turn left along Silk Quay',
    'Turn right. Go through Lobby',
    'Go towards East Gate',
    'Walk on',
  ],
  'zh-CN': [
    '左转，过纬河6号桥',
    '走楼梯：纬河6号桥',
    '乘接驳车北线到东门',
    '乘船到东门',
    '左转，沿丝河岸走',
    '右转，穿过大堂',
    '朝东门走',
    '继续步行',
  ],
};

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  beforeAll(() => speak(language));
  afterAll(() => speak('en'));

  it('a step calls a bridge with steps, a quay, a room and a line by their names, and says where to get off', () => {
    const gate = language === 'en' ? 'East Gate' : '东门';
    expect([
      said({ kind: 'stairs', feature: 'bridge', turn: 'left', stairs: 12, name: bridge }),
      said({ kind: 'stairs', stairs: 12, name: bridge }),
      said({ kind: 'shuttle', name: line, towards: 'east' }, gate),
      said({ kind: 'boat', towards: 'east' }, gate),
      said({ turn: 'left', name: quay }),
      said({ turn: 'right', feature: 'open_room', name: lobby }),
      said({}, gate),
      said({}),
    ]).toEqual(inWords[language]);
  });
});

it('a bridge with steps is drawn as a bridge', () => {
  expect(iconOfStep({ ...plain, kind: 'stairs', feature: 'bridge' })).toBe('bridge');
});

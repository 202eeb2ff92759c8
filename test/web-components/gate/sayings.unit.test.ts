import { expect, it } from 'vitest';
import { sayingFor, sayingLanguages } from '../../../web-components/gate/sayings.ts';

it('speaks to a delegate in their language too, where the guard has another', () => {
  expect(sayingLanguages('en', 'CN')).toEqual(['en', 'zh-CN']);
  expect(sayingLanguages('zh-CN', 'KE')).toEqual(['zh-CN', 'en']);
  expect(sayingLanguages('en', 'KE')).toEqual(['en']);
});

it('tries both languages on somebody whom no badge makes known', () => {
  expect(sayingLanguages('en', undefined)).toEqual(['en', 'zh-CN']);
});

it('sends people to the station by its number and place', () => {
  const station = { id: 'north-1', number: 4, place: { en: 'Stone Bridge', 'zh-CN': '石桥' }, waiting: 2 };
  const saying = sayingFor({ reason: 'identity_not_verified', station });
  expect(saying?.en).toBe('Please go to station 4: Stone Bridge.');
  expect(saying?.['zh-CN']).toContain('石桥');
});

it('says nothing to the delegate when the guard has mistyped', () => {
  expect(sayingFor({ reason: 'number_mistyped' })).toBeUndefined();
});

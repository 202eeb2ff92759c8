import { expect, it } from 'vitest';
import { chooseLanguage } from '../../../web-components/styles/locale.ts';

it.each([
  [['zh-CN'], 'zh-CN'],
  [['zh-Hant-TW', 'en'], 'zh-CN'],
  [['fr-FR', 'zh'], 'zh-CN'],
  [['fr-FR', 'en-GB', 'zh'], 'en'],
  [[null, undefined, 'xx'], 'en'],
  [[], 'en'],
])('of %j it speaks %s', (tags, language) => {
  expect(chooseLanguage(tags)).toBe(language);
});

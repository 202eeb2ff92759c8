import { describe, expect, it } from 'vitest';
import { chooseLanguage, delegateLanguages, directionOf } from '../../../web-components/styles/locale.ts';

describe('of the languages that somebody reads', () => {
  it.each([
    [['zh-CN'], 'zh-CN'],
    [['zh-Hant-TW', 'en'], 'zh-CN'],
    [['fr-FR', 'zh'], 'zh-CN'],
    [['fr-FR', 'en-GB', 'zh'], 'en'],
    [[null, undefined, 'xx'], 'en'],
    [[], 'en'],
  ])('a page of staff chooses, for %j, %s', (tags, language) => {
    expect(chooseLanguage(tags)).toBe(language);
  });

  it.each([
    [['ar-EG', 'en'], 'ar'],
    [['fr-FR', 'zh'], 'fr'],
    [['pt-BR', 'es-MX'], 'es'],
    [['ru'], 'ru'],
    [['sw'], 'en'],
  ])('a page of delegates chooses, for %j, %s', (tags, language) => {
    expect(chooseLanguage(tags, delegateLanguages)).toBe(language);
  });

  it('none that the organiser left out is spoken: the first of those chosen is', () => {
    expect(chooseLanguage(['ru', 'en'], ['ar', 'fr'])).toBe('ar');
  });
});

it('Arabic runs from right to left, the others from left to right', () => {
  expect(delegateLanguages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
});

import { describe, expect, it } from 'vitest';
import { sayAnswer } from '../../../server/registration/review/say-answer.ts';

const options = [
  { value: 'halal', label: { en: 'Halal', 'zh-CN': '清真' } },
  { value: 'kosher', label: { en: 'Kosher', 'zh-CN': '犹太洁食' } },
];

describe('an answer as people read it', () => {
  it('says the options by their labels, in every language that these have', () => {
    expect(sayAnswer('halal', options)).toEqual({ en: 'Halal', 'zh-CN': '清真' });
    expect(sayAnswer(['halal', 'kosher'], options)).toEqual({ en: 'Halal, Kosher', 'zh-CN': '清真、犹太洁食' });
  });

  it('leaves what was typed as it is, and an option that is gone by its value', () => {
    expect(sayAnswer('River Radio', [])).toEqual({ en: 'River Radio' });
    expect(sayAnswer(7, [])).toEqual({ en: '7' });
    expect(sayAnswer(['halal', 'none'], options)).toEqual({ en: 'Halal, none', 'zh-CN': '清真、none' });
  });

  it('says yes and no in the languages of the staff', () => {
    expect(sayAnswer(true, [])).toEqual({ en: 'Yes', 'zh-CN': '是' });
  });
});

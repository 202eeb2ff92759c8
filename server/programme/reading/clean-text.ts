import { isOverloaded } from '../../kernel/values.contract.ts';

const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(turns, '');

/** One line of text as it can be kept: spaces as one, nothing that cannot be seen, cut where it is too long. */
export function cleanLine(text: string, maxLength: number): string {
  const line = wellFormed(text)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const plain = isOverloaded(line) ? line.replaceAll(/[\p{Mn}\p{Me}]/gu, '') : line;
  return cut(plain, maxLength);
}

/** Several paragraphs as they can be kept. */
export function cleanText(text: string, maxLength: number): string {
  const lines = wellFormed(text)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return cut(isOverloaded(lines) ? lines.replaceAll(/[\p{Mn}\p{Me}]/gu, '') : lines, maxLength);
}

/** Never between the two halves of one character. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** An address that a page may link to, or none. */
export function cleanUrl(text: string | undefined): string | undefined {
  const plain = text?.trim();
  if (!plain || plain.length > 500 || !/^https?:\/\//i.test(plain) || !URL.canParse(plain)) return undefined;
  return new URL(plain).href.slice(0, 1000);
}

const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/;

export const cleanLanguage = (text: string | undefined): string | undefined => {
  const tag = text?.trim().replaceAll('_', '-');
  return tag && languageTag.test(tag) ? tag : undefined;
};

/** As `#1f6f5c`, of three digits or six. */
export function cleanColour(text: string | undefined): string | undefined {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text?.trim() ?? '') ?? [];
  if (!digits) return undefined;
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return `#${six.toLowerCase()}`;
}

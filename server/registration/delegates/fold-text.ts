// shared with pages: pure
const plainLetters: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ŧ: 't', ħ: 'h' };

/** Small letters without accents: what is the same to somebody who searches. The database folds names alike. */
export function foldText(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return plain.replace(/[øłđıŧħ]/g, (letter) => plainLetters[letter] ?? letter);
}

/** The words of a search, folded; eight at most. */
export const searchWords = (search: string): string[] => foldText(search).split(/\s+/).filter(Boolean).slice(0, 8);

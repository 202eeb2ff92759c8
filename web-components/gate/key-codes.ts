/**
 * The characters of badge tokens and numbers by the key's place on the keyboard: a scanner types as if the layout were
 * US English, whatever layout or input method the tablet has. Letters are capitals, as in Crockford base32.
 */
export function characterOf(code: string): string | undefined {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  if (/^(Digit|Numpad)\d$/.test(code)) return code.slice(-1);
  if (code === 'Minus' || code === 'NumpadSubtract') return '-';
  return undefined;
}

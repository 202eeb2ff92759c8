/** Types as a hardware scanner does: wherever the focus is, at once, then Enter. */
export function typeAsScanner(text: string): void {
  const codeOf = (letter: string) => (/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`);
  for (const code of [...[...text].map(codeOf), 'Enter']) {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, composed: true, cancelable: true }));
  }
}

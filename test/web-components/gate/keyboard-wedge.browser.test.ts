import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KeyboardWedge } from '../../../web-components/gate/keyboard-wedge.ts';

const token = 'G0CA5EWAY23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What a Russian layout makes of the same keys. */
const russian: Record<string, string> = { KeyG: 'п', KeyC: 'с', KeyA: 'ф', KeyE: 'у', KeyW: 'ц', KeyY: 'н', KeyB: 'и' };

const onScan = vi.fn<(text: string) => void>();
let wedge: KeyboardWedge;

beforeEach(() => {
  onScan.mockReset();
  document.body.innerHTML = '<input><button>Another lane</button>';
  wedge = new KeyboardWedge(onScan);
  wedge.start();
});

afterEach(() => {
  wedge.stop();
  document.body.innerHTML = '';
});

const codeOf = (character: string) =>
  /\d/.test(character) ? `Digit${character}` : character === '-' ? 'Minus' : `Key${character}`;

/** Presses keys this many milliseconds apart, into whatever has the focus, as a browser would. */
function press(codes: readonly string[], gapMs = 8) {
  const target = document.activeElement ?? document.body;
  let at = performance.now();
  for (const code of codes) {
    const key = code === 'Enter' ? 'Enter' : (russian[code] ?? 'Process');
    const event = new KeyboardEvent('keydown', { code, key, bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: at });
    at += gapMs;
    const isTaken = !target.dispatchEvent(event);
    if (!isTaken && target instanceof HTMLInputElement && code !== 'Enter') target.value += key;
    if (!isTaken && target instanceof HTMLButtonElement && code === 'Enter') target.click();
  }
}

const scan = (text: string) => [...[...text].map(codeOf), 'Enter'];

it('reads a scanner by the keys’ places, under a Russian layout or an input method', () => {
  press(scan(token));
  expect(onScan).toHaveBeenCalledExactlyOnceWith(token);
});

it('reads a scanner while the focus is in a field, and leaves the field as it was', () => {
  const field = document.querySelector('input')!;
  field.value = '10';
  field.focus();
  press(scan(token));
  expect(onScan).toHaveBeenCalledExactlyOnceWith(token);
  expect(field.value).toBe('10');
});

it('does not press the button that has the focus', () => {
  const button = document.querySelector('button')!;
  const clicked = vi.fn();
  button.addEventListener('click', clicked);
  button.focus();
  press(scan('1042-7'));
  expect(onScan).toHaveBeenCalledExactlyOnceWith('1042-7');
  expect(clicked).not.toHaveBeenCalled();
});

it('leaves alone what a person types', () => {
  const field = document.querySelector('input')!;
  field.focus();
  press(scan('1042-7'), 110);
  expect(onScan).not.toHaveBeenCalled();
  expect(field.value).not.toBe('');
});

it('reads two badges one after the other', () => {
  press(scan('1042-7'));
  press(scan('1043-5'));
  expect(onScan.mock.calls).toEqual([['1042-7'], ['1043-5']]);
});

it('reads a scanner that sends no Enter', async () => {
  press([...token, ...token].map(codeOf));
  await vi.waitFor(() => expect(onScan).toHaveBeenCalledExactlyOnceWith(token + token));
});

it('takes no shortcut for a scan', () => {
  for (const code of [...'ABCDEF'].map(codeOf)) {
    window.dispatchEvent(new KeyboardEvent('keydown', { code, ctrlKey: true, bubbles: true }));
  }
  press(['Enter']);
  expect(onScan).not.toHaveBeenCalled();
});

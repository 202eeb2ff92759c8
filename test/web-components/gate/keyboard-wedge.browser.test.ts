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

/** When the last key was pressed: whoever presses the next thing takes a moment. */
let pressedAt = 0;

/** Presses keys this many milliseconds apart, into whatever has the focus, as a browser would. */
function press(codes: readonly string[], gapMs: number | ((index: number) => number) = 8) {
  const target = document.activeElement ?? document.body;
  let at = pressedAt + 200;
  for (const [index, code] of codes.entries()) {
    const key = code === 'Enter' ? 'Enter' : (russian[code] ?? 'Process');
    const event = new KeyboardEvent('keydown', { code, key, bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: at });
    pressedAt = at;
    at += typeof gapMs === 'number' ? gapMs : gapMs(index);
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

it.each([0, 1, 2, 3, 20, 150])('reads on where a busy tablet holds back the key after number %i', (held) => {
  const long = token.repeat(4);
  press(scan(long), (index) => (index === held ? 300 : 8));
  expect(onScan).toHaveBeenCalledExactlyOnceWith(long);
});

it('takes a scan for itself that follows what a person had begun to type', () => {
  document.querySelector('input')!.focus();
  press([...'104'].map(codeOf), 130);
  press(scan(token));
  expect(onScan).toHaveBeenCalledExactlyOnceWith(token);
});

it('reads two badges one after the other', () => {
  press(scan('1042-7'));
  press(scan('1043-5'));
  expect(onScan.mock.calls).toEqual([['1042-7'], ['1043-5']]);
});

it('reads a scanner that sends no Enter', async () => {
  press([...token, ...token].map(codeOf));
  await expect.poll(() => onScan).toHaveBeenCalledExactlyOnceWith(token + token);
});

it('takes no shortcut for a scan', () => {
  for (const code of [...'ABCDEF'].map(codeOf)) {
    window.dispatchEvent(new KeyboardEvent('keydown', { code, ctrlKey: true, bubbles: true }));
  }
  press(['Enter']);
  expect(onScan).not.toHaveBeenCalled();
});

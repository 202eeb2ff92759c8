import { LitElement } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RestController } from '../../../web-components/device/rest-controller.ts';

const minutes = 60_000;
const onRest = vi.fn();

class Tablet extends LitElement {
  readonly rest = new RestController(this, onRest);
}
customElements.define('test-tablet-at-rest', Tablet);

let tablet: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onRest.mockReset();
  tablet = document.body.appendChild(document.createElement('test-tablet-at-rest'));
});
afterEach(() => {
  tablet.remove();
  vi.useRealTimers();
});

it('a tablet that nobody touches for half an hour is at rest', () => {
  vi.advanceTimersByTime(30 * minutes - 1);
  expect(onRest).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onRest).toHaveBeenCalledOnce();
});

it.each(['pointerdown', 'keydown', 'badge-read'])('a tablet with a %s is not, until half an hour later', (sign) => {
  vi.advanceTimersByTime(29 * minutes);
  tablet.dispatchEvent(new Event(sign, { bubbles: true, composed: true }));
  vi.advanceTimersByTime(29 * minutes);
  expect(onRest).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1 * minutes);
  expect(onRest).toHaveBeenCalledOnce();
});

it('a page that was left calls nobody', () => {
  tablet.remove();
  vi.advanceTimersByTime(60 * minutes);
  expect(onRest).not.toHaveBeenCalled();
});

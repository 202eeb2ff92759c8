import { html, LitElement } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { WallController } from '../../../web-components/elements/wall-controller.ts';

class WallBoard extends LitElement {
  readonly wall = new WallController(this);
  override render() {
    return html`${this.wall.isOn ? 'on the wall' : 'at the desk'}${this.wall.isStirred ? ', stirred' : ''}`;
  }
}
customElements.define('wall-board-of-a-test', WallBoard);

const before = location.href;
const locks: { released: boolean; release: () => Promise<void> }[] = [];

beforeEach(() => {
  locks.length = 0;
  vi.spyOn(navigator.wakeLock, 'request').mockImplementation(async () => {
    const release = async () => {
      lock.released = true;
    };
    const lock = { released: false, release };
    locks.push(lock);
    return lock as unknown as WakeLockSentinel;
  });
  vi.spyOn(document.documentElement, 'requestFullscreen').mockResolvedValue(undefined);
});

afterEach(() => {
  document.querySelector('wall-board-of-a-test')?.remove();
  vi.restoreAllMocks();
  history.replaceState(null, '', before);
});

function open(search: string): WallBoard {
  history.replaceState(null, '', new URL(search, before));
  const board = new WallBoard();
  document.body.append(board);
  return board;
}
const saying = (board: WallBoard) => board.renderRoot.textContent;
const held = () => locks.filter(({ released }) => !released).length;

it('is on the wall by its address alone, dark, and keeps the screen awake', async () => {
  const board = open('?wall');
  await expect.poll(() => saying(board)).toBe('on the wall');
  expect(board.hasAttribute('wall')).toBe(true);
  expect(document.documentElement.dataset.theme).toBe('dark');
  await expect.poll(held).toBe(1);
});

it('returns to the desk with Escape: as light as it was, and asleep when it likes', async () => {
  document.documentElement.dataset.theme = 'light';
  const board = open('?level=2&wall');
  await expect.poll(held).toBe(1);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => saying(board)).toBe('at the desk');
  expect([board.hasAttribute('wall'), location.search, held()]).toEqual([false, '?level=2', 0]);
  expect(document.documentElement.dataset.theme).toBe('light');
  delete document.documentElement.dataset.theme;
});

it('goes to the wall by a button, and comes back by the way back of the browser', async () => {
  const board = open('?');
  board.wall.enter();
  await expect.poll(() => saying(board)).toBe('on the wall');
  expect(location.search).toBe('?wall');
  expect(document.documentElement.requestFullscreen).toHaveBeenCalledOnce();
  history.back();
  await expect.poll(() => saying(board)).toBe('at the desk');
});

it('comes back when full screen is left, whose Escape no page ever sees', async () => {
  const board = open('?wall');
  document.dispatchEvent(new Event('fullscreenchange'));
  await expect.poll(() => saying(board)).toBe('at the desk');
});

it('stays when the Escape was meant for something on it', async () => {
  const board = open('?wall');
  board.addEventListener('keydown', (event) => event.preventDefault());
  board.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
  expect(board.wall.isOn).toBe(true);
});

it('asks for the screen anew after the page was out of sight, and holds it once', async () => {
  open('?wall');
  await expect.poll(held).toBe(1);
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => locks.length).toBe(2);
  await expect.poll(held).toBe(1);
  for (const lock of locks) lock.released = true;
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(held).toBe(1);
});

it('shows that somebody is there while the pointer moves', async () => {
  const board = open('?wall');
  expect(board.wall.isStirred).toBe(false);
  document.dispatchEvent(new PointerEvent('pointermove'));
  expect(board.wall.isStirred).toBe(true);
});

it('leaves nothing behind when it is taken away', async () => {
  const board = open('?wall');
  await expect.poll(held).toBe(1);
  board.remove();
  expect(held()).toBe(0);
  expect(document.documentElement.dataset.theme).toBeUndefined();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(locks).toHaveLength(1);
});

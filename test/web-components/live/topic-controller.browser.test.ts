import { html, LitElement } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { defineTopic } from '../../../server/live/define-topic.ts';
import type { ServerFrame } from '../../../server/live/hub.contract.ts';
import { ConnectionController } from '../../../web-components/live/connection-controller.ts';
import type { OpenSocket } from '../../../web-components/live/line.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import { TopicController } from '../../../web-components/live/topic-controller.ts';

const water = defineTopic({
  name: 'water',
  params: z.object({ canal: z.string() }),
  state: z.object({ level: z.number() }),
  permission: { name: 'followTest', who: ['gate'] },
});

class WaterLevel extends LitElement {
  static override properties = { canal: {} };
  declare canal: string | undefined;
  readonly water = new TopicController(this, water, () =>
    this.canal === undefined ? undefined : { canal: this.canal },
  );
  readonly link = new ConnectionController(this);

  override render() {
    const { view } = this.water;
    return html`${this.link.state} ${view.status} ${view.status === 'live' ? view.value.level : ''}`;
  }
}
customElements.define('test-water-level', WaterLevel);

/** A server that answers each subscription with the length of the canal's name, and remembers what it was asked. */
function fakeServer() {
  const asked: { type: string; params: { canal: string } }[] = [];
  const open: OpenSocket = ({ onOpen, onText }) => {
    queueMicrotask(onOpen);
    return {
      send: (text) => {
        const frame = JSON.parse(text);
        asked.push(frame);
        if (frame.type === 'subscribe') queueMicrotask(() => onText(JSON.stringify(snapshotOf(frame.params.canal))));
      },
      close: () => undefined,
    };
  };
  replacePageClient(new LiveClient({ open }));
  return { asked, canals: () => asked.filter(({ type }) => type === 'subscribe').map(({ params }) => params.canal) };
}

const snapshotOf = (canal: string): ServerFrame => ({
  type: 'snapshot',
  key: `water?canal=${canal}`,
  revision: ['e', 1],
  declared: 'first',
  state: { level: canal.length },
});

async function shown(canal?: string): Promise<WaterLevel> {
  const element = new WaterLevel();
  element.canal = canal;
  document.body.append(element);
  await expect.poll(() => element.isUpdatePending).toBe(false);
  return element;
}

const words = (element: WaterLevel) => element.renderRoot.textContent?.trim();

afterEach(() => document.body.replaceChildren());

it('an element shows what it follows as soon as it comes', async () => {
  fakeServer();
  const element = await shown('grand');
  await expect.poll(() => words(element)).toBe('live live 5');
});

it('an element whose params change follows the other, and shows nothing of the one before', async () => {
  const { canals } = fakeServer();
  const element = await shown('grand');
  await expect.poll(() => words(element)).toBe('live live 5');
  element.canal = 'little';
  await element.updateComplete;
  expect(words(element)).not.toContain('5');
  await expect.poll(() => words(element)).toBe('live live 6');
  element.canal = undefined;
  await element.updateComplete;
  expect(words(element)).toBe('live loading');
  expect(canals()).toEqual(['grand', 'little']);
});

it('elements that follow the same share one subscription, and one that is moved keeps it', async () => {
  const { asked, canals } = fakeServer();
  const [first, second] = [await shown('grand'), await shown('grand')];
  await expect.poll(() => words(second)).toBe('live live 5');
  first.remove();
  document.body.append(second);
  await second.updateComplete;
  expect(words(second)).toBe('live live 5');
  expect(canals()).toEqual(['grand']);
  expect(asked).toHaveLength(1);
});

it('an element that leaves the document hears nothing more, and the subscription ends', async () => {
  const { asked } = fakeServer();
  const element = await shown('grand');
  await expect.poll(() => words(element)).toBe('live live 5');
  element.remove();
  await expect.poll(() => asked.at(-1)?.type, { timeout: 4000 }).toBe('unsubscribe');
});

import { html, LitElement } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineTopic } from '../../../server/live/define-topic.ts';
import { ConnectionController } from '../../../web-components/live/connection-controller.ts';
import type { OpenSocket } from '../../../web-components/live/line.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { heedBrowser, pageClient, replacePageClient } from '../../../web-components/live/page-client.ts';
import { TopicController } from '../../../web-components/live/topic-controller.ts';

const water = defineTopic({
  name: 'water',
  params: z.object({}),
  state: z.object({ level: z.number() }),
  permission: { name: 'followTest', who: ['gate'] },
});

class WaterGauge extends LitElement {
  readonly water = new TopicController(this, water, () => ({}));
  readonly link = new ConnectionController(this);
  updates = 0;

  override render() {
    this.updates += 1;
    return html`${this.link.state} ${this.water.view.status}`;
  }
}
customElements.define('test-water-gauge', WaterGauge);

/** A server that answers the first subscription with a snapshot and each further one with `level`. */
function fakeServer() {
  const server = { subscriptions: 0, unsubscriptions: 0, socketsOpen: 0 };
  const open: OpenSocket = ({ onOpen, onText }) => {
    server.socketsOpen += 1;
    queueMicrotask(onOpen);
    const about = { key: 'water', revision: ['e', 1] };
    const answers = (text: string) => {
      if (JSON.parse(text).type === 'unsubscribe') {
        server.unsubscriptions += 1;
        return;
      }
      server.subscriptions += 1;
      const isFirst = JSON.parse(text).revision === undefined;
      const snapshot = { type: 'snapshot', declared: 'first', state: { level: 3 } };
      const answer = { ...about, ...(isFirst ? snapshot : { type: 'level' }) };
      queueMicrotask(() => onText(JSON.stringify(answer)));
    };
    const close = () => {
      server.socketsOpen -= 1;
    };
    return { send: answers, close };
  };
  replacePageClient(new LiveClient({ open }));
  return server;
}

const words = (element: WaterGauge) => element.renderRoot.textContent?.trim();

afterEach(() => document.body.replaceChildren());

describe('A page', () => {
  it('says that it is stale as soon as the browser has no network, and asks as soon as it has', async () => {
    const server = fakeServer();
    const gauge = new WaterGauge();
    document.body.append(gauge);
    await expect.poll(() => words(gauge)).toBe('live live');
    window.dispatchEvent(new Event('offline'));
    // Well before the five seconds after which silence alone says so.
    await expect.poll(() => words(gauge)).toBe('stale stale');
    expect(pageClient().connection.ageMs).toBeLessThan(4500);
    const asked = server.subscriptions;
    // Nobody is asked who was heard a moment ago.
    await expect.poll(() => pageClient().connection.ageMs).toBeGreaterThan(300);
    window.dispatchEvent(new Event('online'));
    await expect.poll(() => server.subscriptions).toBe(asked + 1);
    await expect.poll(() => words(gauge)).toBe('live live');
  });

  it('of a thousand parts that come and go keeps one socket while any is there, and then none', async () => {
    const server = fakeServer();
    const gauges: WaterGauge[] = [];
    for (let round = 0; round < 10; round += 1) {
      const some = Array.from({ length: 100 }, () => new WaterGauge());
      document.body.append(...some);
      await Promise.all(some.map((gauge) => gauge.updateComplete));
      gauges.push(...some);
      document.body.replaceChildren();
    }
    expect(server).toEqual({ subscriptions: 1, unsubscriptions: 0, socketsOpen: 1 });
    const updates = gauges.reduce((sum, gauge) => sum + gauge.updates, 0);
    await expect.poll(() => server.socketsOpen).toBe(0);
    expect(server).toEqual({ subscriptions: 1, unsubscriptions: 1, socketsOpen: 0 });
    expect(gauges.reduce((sum, gauge) => sum + gauge.updates, 0)).toBe(updates);
  });
});

describe('What the browser notices', () => {
  const connection = 'connection' in navigator ? (navigator.connection as EventTarget) : undefined;

  it('is told to the client until it is no longer wanted', () => {
    const told: string[] = [];
    const stop = heedBrowser({ nudge: () => void told.push('nudge'), doubt: () => void told.push('doubt') });
    const happen = () => {
      for (const name of ['visibilitychange', 'resume']) document.dispatchEvent(new Event(name));
      for (const name of ['pageshow', 'online', 'offline']) window.dispatchEvent(new Event(name));
      connection?.dispatchEvent(new Event('change'));
    };
    happen();
    const nudges = ['nudge', 'nudge', 'nudge', 'nudge'];
    expect(told).toEqual([...nudges, 'doubt', ...(connection ? ['nudge'] : [])]);
    stop();
    happen();
    expect(told).toHaveLength(nudges.length + 1 + (connection ? 1 : 0));
  });

  it('of a page that is hidden is not', () => {
    const told: string[] = [];
    const stop = heedBrowser({ nudge: () => void told.push('nudge'), doubt: () => void told.push('doubt') });
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    expect(told).toEqual([]);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).toEqual(['nudge']);
    stop();
  });
});

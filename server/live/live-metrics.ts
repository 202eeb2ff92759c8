import type { Metrics, Sample } from '../kernel/metrics.ts';
import type { Hub } from './hub.ts';
import { endReasons, type FrameTallies, frameKinds, type LiveFigures, type TopicCounts } from './live-counts.ts';

/** Tells how the live layer stands, and what it has counted. */
export function tellLiveMetrics(metrics: Metrics, hub: Pick<Hub, 'figures'>): void {
  let figures = hub.figures();
  metrics.beforeReading(() => {
    figures = hub.figures();
  });
  tellSockets(metrics, () => figures);
  tellTopics(metrics, () => figures);
  tellFrames(metrics, () => figures);
  const took = metrics.addDurations(
    'causeway_live_source_read_duration_seconds',
    'How long the source of a topic took to answer; those that failed are not in it.',
    ['topic'],
  );
  figures.counts.onRead = (topic, ms) => took({ topic }, ms);
}

function tellSockets(metrics: Metrics, figures: () => LiveFigures): void {
  metrics.addGauge({
    name: 'causeway_live_sockets',
    help: 'Open sockets: one for each page that follows something.',
    read: () => [{ value: figures().sockets }],
  });
  metrics.addCounter({
    name: 'causeway_live_sockets_ended_total',
    help: 'Sockets that ended: stalled and mute were cut off by the server, left and lost ended by the page or the network, the others are close codes.',
    labelNames: ['reason'],
    read: () => endReasons.map((reason) => ({ labels: { reason }, value: figures().counts.ends[reason] })),
  });
  metrics.addGauge({
    name: 'causeway_live_waiting_bytes',
    help: 'Bytes sent to pages that the operating system has not taken yet.',
    read: () => [{ value: figures().waitingBytes }],
  });
  metrics.addGauge({
    name: 'causeway_live_fullest_socket_waiting_bytes',
    help: 'The same, of the one socket for which most waits.',
    read: () => [{ value: figures().mostWaitingBytes }],
  });
  metrics.addCounter({
    name: 'causeway_live_refusals_total',
    help: 'Subscriptions that were refused or ended, and pages that were turned away, by the code of the problem.',
    labelNames: ['code'],
    read: () => [...figures().counts.refusals].map(([code, value]) => ({ labels: { code }, value })),
  });
}

function tellTopics(metrics: Metrics, figures: () => LiveFigures): void {
  const labelNames = ['topic'];
  const followed = (of: 'instances' | 'subscriptions') => () =>
    [...figures().followed].map(([topic, counts]) => ({ labels: { topic }, value: counts[of] }));
  metrics.addGauge({
    ...{ name: 'causeway_live_topics_followed', help: 'Instances of a topic with a page that follows.', labelNames },
    read: followed('instances'),
  });
  metrics.addGauge({
    ...{ name: 'causeway_live_subscriptions', help: 'How often pages follow an instance of a topic.', labelNames },
    read: followed('subscriptions'),
  });
  const counter = (name: string, help: string, of: keyof Omit<TopicCounts, 'sent'>) =>
    metrics.addCounter({
      ...{ name: `causeway_live_${name}_total`, help, labelNames },
      read: () => [...figures().counts.topics].map(([topic, counts]) => ({ labels: { topic }, value: counts[of] })),
    });
  counter('wakes', 'Wake-ups of followed topics.', 'wakes');
  counter('wakes_merged', 'Wake-ups that needed no reading of their own.', 'wakesMerged');
  counter('updates_merged', 'Changes that a slow page got within a later frame.', 'updatesMerged');
  counter('updates_put_off', 'Times a change was not sent to a page that reads too slowly.', 'updatesPutOff');
  counter('source_reads', 'Readings of the sources of topics.', 'reads');
  counter('source_read_failures', 'Readings that failed: pages show the topic as stale.', 'readFailures');
}

/** A frame about no topic has an empty topic. */
function tellFrames(metrics: Metrics, figures: () => LiveFigures): void {
  const labelNames = ['topic', 'kind'];
  const read = (of: 'frames' | 'bytes') => () => {
    const { counts } = figures();
    const ofTopics = [...counts.topics].flatMap(([topic, { sent }]) => samplesOf(topic, sent, of));
    return [...ofTopics, ...samplesOf('', counts.sent, of)];
  };
  metrics.addCounter({
    ...{ name: 'causeway_live_frames_sent_total', help: 'Frames sent to pages, each page counted.', labelNames },
    read: read('frames'),
  });
  metrics.addCounter({
    ...{ name: 'causeway_live_sent_bytes_total', help: 'Bytes of these frames, with their headers.', labelNames },
    read: read('bytes'),
  });
}

/** The kinds that there are of such frames: a refusal and the tide are about no topic, all others are about one. */
function samplesOf(topic: string, sent: FrameTallies, of: 'frames' | 'bytes'): Sample[] {
  const isOfTopic = (kind: (typeof frameKinds)[number]) => kind !== 'refused' && kind !== 'tide';
  return frameKinds
    .filter((kind) => isOfTopic(kind) === (topic !== ''))
    .map((kind) => ({ labels: { topic, kind }, value: sent[kind][of] }));
}

import type { Replacement } from './build-programs.ts';

/** A fault put into the live layer, which the harness must find. */
export interface Mutation extends Replacement {
  readonly name: string;
}

const of = (file: string, mutations: Record<string, [from: string, to: string]>): Mutation[] =>
  Object.entries(mutations).map(([name, [from, to]]) => ({ file, name, from, to }));

/** On the server's side: what is told. */
const toldWrongly = [
  ...of('server/live/followed-topic.ts', {
    'a change gets no number of its own': ['this.#number += 1;', ''],
    'frames made for an older state are sent again': ['this.#frames.clear();', ''],
    'another epoch is taken for this one': ['epoch !== this.#epoch || ', ''],
    'a failure of the source is never over': ['    this.#stale = nothing;\n    this.#state', '    this.#state'],
    'what nobody followed for a while passes for new': ['    this.#isCurrent = false;\n', ''],
    'pages are not told that the source fails': ['connection.tell(this.#stale);', 'void connection;'],
    'pages are not told that the source is well again': ['if (wasStale) subscription.owesAnswer = true;', ''],
  }),
  ...of('server/live/topic-content.ts', {
    'past states are numbered one too high': ['this.#past.push({ number: number - 1,', 'this.#past.push({ number,'],
    'the last patch serves for older states as well': ['from === this.#past.at(-1)?.number;', 'from > 0;'],
  }),
  ...of('server/live/merge-patch.ts', {
    'what is gone is not told': ['    patch[name] = null;\n', ''],
    'what is gone stays on the page': ['      delete next[name];\n', ''],
    'lists are told as objects are': [' && !Array.isArray(value);', ';'],
  }),
  ...of('server/live/wide-content.ts', {
    'a value is taken over without its stamp': ['    changedIn[row] = number;\n', ''],
    'a row is taken over without its stamp': ['    rowChangedIn[row] = number;\n', ''],
    'the head is taken over without its stamp': ['      table.headChangedIn = number;\n', ''],
    'news made for an older state are told again': ['    if (hasChanged) this.#news.clear();\n', ''],
    'another roster is not seen': ['table.roster !== state.roster || ', ''],
    'a delta leads over a change of the roster': ['number >= this.#since', 'number >= 0'],
  }),
  ...of('server/live/wide-frame.ts', {
    'rows are numbered from the start, not from the one before': [
      'writer.number(row - next);',
      'writer.number(row - next + (next > 0 ? 1 : 0));',
    ],
  }),
  ...of('server/live/frames.ts', {
    'a text is cut within a character': ['(utf8[end] ?? 0) & 0xc0) === 0x80', '(utf8[end] ?? 0) & 0xc0) === 1'],
  }),
];

/** On the server's side: to whom, and when. */
const toldAmiss = [
  ...of('server/live/live-connection.ts', {
    'all get the last delta, whatever they hold': ['subscription.held === from && !subscription.owesAnswer && ', ''],
    'who leaves is told on and on': ['    subscription.followed.leave(subscription);\n', ''],
    'what waits for room is forgotten': [
      'updatesPutOff += 1;\n      this.#behind.add(subscription);\n      return;\n    }\n    if (frames',
      'updatesPutOff += 1;\n      return;\n    }\n    if (frames',
    ],
    'parts of two states go between each other': [
      '    if (this.#transfer) {\n      this.#behind.add(subscription);\n      return;\n    }\n',
      '',
    ],
    'parts do not wait for each other': [
      'this.send(part, () => this.#transfer === transfer && this.#sendNextPart());',
      'this.send(part);\n    this.#sendNextPart();',
    ],
    'the rest of a state is told to who was refused': [
      '    if (this.#transfer?.subscription === subscription) this.#transfer = undefined;\n',
      '',
    ],
    'a role that was taken is not heeded': [
      'of [...this.subscriptions]) {\n      if (!followed.isFor',
      'of []) {\n      if (!followed.isFor',
    ],
    'who returns is always told that it was there first': ["revision ? 'gap' : 'first'", "'first'"],
  }),
  ...of('server/live/source-reader.ts', {
    'a wake-up while a reading is under way is lost': [
      '      this.#failures = 0;\n',
      '      this.#failures = 0;\n      this.#isWoken = false;\n',
    ],
    'an answer that was given up is taken': ['      if (this.#current !== mine) return;\n', ''],
  }),
  ...of('server/live/watch.ts', {
    'a page that is gone is served on': ['    socket.connection.unfollowAll();\n', ''],
  }),
  ...of('server/live/watched-socket.ts', {
    'a socket without an answer is kept': ['isOver(this.#pingedAt, now, answerMs)', 'isOver(this.#pingedAt, now, 1e9)'],
  }),
];

const takenWrongly = [
  ...of('web-components/live/followed-state.ts', {
    'a delta is taken whatever it stands on': [
      'return this.#isAt([epoch, from]);',
      'return epoch !== undefined && from >= 0;',
    ],
    'a new epoch is taken for an old number': [
      'this.#revision?.[0] === epoch && number < this.#revision[1]',
      'number < (this.#revision?.[1] ?? 0)',
    ],
    'the revision held stays the first one': ['    this.#revision = revision;\n', '    this.#revision ??= revision;\n'],
    'what was stale stays stale': ['    this.#staleSince = undefined;\n', ''],
    'what was refused stays refused': ['    this.#problem = undefined;\n  }', '  }'],
    'live again before the server has said so': ['    this.#isConfirmed = false;\n', ''],
  }),
  ...of('web-components/live/held-table.ts', {
    'the head of a table stays the first one': ['...(head.head && { head: head.head })', ''],
  }),
  ...of('web-components/live/live-client.ts', {
    'nothing is asked for on a new connection': [
      'this.#followed.values()) this.#subscribe(followed);',
      '[]) void followed;',
    ],
    'the server is not told that nobody follows any more': [
      "    this.#send({ type: 'unsubscribe',",
      "    void ({ type: 'unsubscribe',",
    ],
  }),
  ...of('web-components/live/line.ts', {
    'what an old connection still brings is taken': [
      'this.#socket === mine && this.#hasHeard(() => this.#options.onText(text))',
      'this.#hasHeard(() => this.#options.onText(text))',
    ],
    'a dead connection is kept': ['this.#silentMs() >= deadMs', 'this.#silentMs() < 0'],
    'a connection that opens passes for a word': [
      '    this.#isOpen = true;\n',
      '    this.#isOpen = true;\n    this.#cutAt = undefined;\n    this.#heardAt = this.#options.timers.now();\n',
    ],
    'silence is not shown': ['const staleMs = 2.5 * tideMs;', 'const staleMs = 100 * tideMs;'],
    'a cut is not shown': ['const graceMs = 1000;', 'const graceMs = 100_000;'],
  }),
];

export const mutations: readonly Mutation[] = [...toldWrongly, ...toldAmiss, ...takenWrongly];

/** Found at once, by what the server tells or the page says, so that they are looked for in each run of the tests. */
export const quickMutations: readonly Mutation[] = mutations.filter(({ name }) =>
  [
    'a change gets no number of its own',
    'another epoch is taken for this one',
    'a text is cut within a character',
    'the revision held stays the first one',
  ].includes(name),
);

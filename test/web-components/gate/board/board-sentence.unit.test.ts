import { expect, it } from 'vitest';
import { boardSentence } from '../../../../web-components/gate/board/board-sentence.ts';
import { type BoardState, hushSince, type StationsState } from '../../../../web-components/gate/board/board-state.ts';

const nowMs = Date.parse('2026-05-01T09:42:00Z');
const agoMinutes = (minutes: number) => new Date(nowMs - minutes * 60_000).toISOString();

interface World {
  inside?: number;
  lastScanMinutesAgo?: number;
  arrived?: number;
  scansAMinute?: number;
}

function board({ inside = 400, lastScanMinutesAgo = 0, arrived = 500, scansAMinute = 12 }: World = {}): BoardState {
  const lane = {
    number: 2,
    direction: 'in' as const,
    isOpen: true,
    minutes: Array.from({ length: 15 }, (_, minute) => (minute < 15 - lastScanMinutesAgo ? scansAMinute : 0)),
    lastScanAt: agoMinutes(lastScanMinutesAgo),
    pace: scansAMinute * 15,
  };
  return {
    gates: { mill: { name: { en: 'Mill Gate' }, position: 0, lanes: { 'mill-2': lane } } },
    zones: { hall: { name: { en: 'Lantern Hall' }, position: 0, depth: 0, inside, capacity: 1000 } },
    today: { arrived, expected: 100, arrivals: {}, notAdmitted: {}, overridden: 0 },
    last: [],
  };
}

function stations(waiting: number, minutes = 11): StationsState {
  const oldestAt = agoMinutes(minutes);
  const station = { number: 1, place: { en: 'West Gate' }, waiting, taken: 0, passedOn: 0, oldestAt };
  return { stations: { 'west-1': station } };
}

const say = (state: BoardState, queue?: StationsState) => {
  const { lead, proof } = boardSentence(state, queue, nowMs);
  return `${lead} ${proof}`;
};

it('speaks first of a zone that is nearly full, then of one that is', () => {
  expect(say(board({ inside: 960 }), stations(20))).toBe('Lantern Hall is nearly full: 960 inside of 1,000.');
  expect(say(board({ inside: 1000 }))).toContain('Lantern Hall is full:');
});

it('sends somebody to a lane that has gone silent', () => {
  expect(say(board({ lastScanMinutesAgo: 5 }))).toBe('Look at Mill Gate, lane 2: its last scan was 5 min ago.');
});

it('goes on sending somebody to a silent lane until it is heard, but first to where many wait', () => {
  const silent = board({ lastScanMinutesAgo: 45 });
  expect(say(silent)).toBe('Look at Mill Gate, lane 2: its last scan was 45 min ago.');
  expect(say(silent, stations(9))).toContain('Send an officer to station 1:');
});

it('sends to the lane that fell silent last', () => {
  const state = board({ lastScanMinutesAgo: 12 });
  const [lane] = Object.values(state.gates.mill!.lanes);
  const later = { ...lane!, number: 3, lastScanAt: agoMinutes(6) };
  const lanes = { 'mill-2': lane!, 'mill-3': later };
  expect(say({ ...state, gates: { mill: { ...state.gates.mill!, lanes } } })).toContain('Look at Mill Gate, lane 3:');
});

it('does not call a lane silent that was hardly used', () => {
  expect(say(board({ lastScanMinutesAgo: 5, scansAMinute: 0 }))).toContain('All calm:');
});

it('sends an officer where many wait, and says for how long', () => {
  expect(say(board(), stations(9))).toBe('Send an officer to station 1: 9 wait there, the first of them for 11 min.');
  expect(say(board(), stations(3, 9.9))).toContain('All calm:');
});

it('sends an officer where somebody has waited for ten minutes, whatever the number', () => {
  expect(say(board(), stations(6, 14))).toBe(
    'Send an officer to station 1: 6 wait there, the first of them for 14 min.',
  );
  expect(say(board(), stations(1, 10))).toBe('Send an officer to station 1: one person has waited there for 10 min.');
  expect(say(board({ arrived: 0 }), stations(1, 10))).toContain('Send an officer to station 1:');
});

it('sends to where the first has waited longest', () => {
  const { one, two } = { one: stations(9, 11).stations['west-1']!, two: stations(2, 12).stations['west-1']! };
  const queue = { stations: { one, two: { ...two, number: 2 } } };
  expect(say(board(), queue)).toContain('Send an officer to station 2:');
});

it('counts how long they wait up to when their station was last heard', () => {
  const heardMs = nowMs - 4 * 60_000;
  const { proof } = boardSentence(board(), stations(6, 14), nowMs, heardMs);
  expect(proof).toBe('6 wait there, the first of them for 10 min.');
  expect(boardSentence(board(), stations(6, 13), nowMs, heardMs).lead).toBe('All calm:');
});

it('sends nobody where many wait who have only just come: twelve officers see to them', () => {
  expect(say(board(), stations(20, 0.5))).toContain('All calm:');
});

it('says that the day has not begun', () => {
  expect(say(board({ arrived: 0 }))).toBe('Nobody has come in yet today. Lanes open: 1.');
});

it('is stale when no lane is heard any more where lanes were busy', () => {
  expect(hushSince(board({ lastScanMinutesAgo: 1.5 }), nowMs)).toBeUndefined();
  expect(hushSince(board({ lastScanMinutesAgo: 2 }), nowMs)).toBe(agoMinutes(2));
});

it('is stale for as long as no lane is heard: also when all have been dead for hours', () => {
  for (const minutes of [5, 14, 16, 180]) {
    expect(hushSince(board({ lastScanMinutesAgo: minutes }), nowMs), `${minutes} min`).toBe(agoMinutes(minutes));
  }
});

it('takes the hush by how busy all lanes were when the last of them was heard, not hours before', () => {
  const state = board({ lastScanMinutesAgo: 20, scansAMinute: 1 });
  const [lane] = Object.values(state.gates.mill!.lanes);
  const rush = { ...lane!, number: 1, pace: 300, lastScanAt: agoMinutes(180) };
  const lanes = { 'mill-1': rush, 'mill-2': lane! };
  expect(hushSince({ gates: { mill: { ...state.gates.mill!, lanes } } }, nowMs)).toBeUndefined();
});

it('is not stale in a quiet hour, nor before the first scan', () => {
  expect(hushSince(board({ lastScanMinutesAgo: 14, scansAMinute: 1 }), nowMs)).toBeUndefined();
  expect(hushSince(board({ lastScanMinutesAgo: 40, scansAMinute: 0 }), nowMs)).toBeUndefined();
});

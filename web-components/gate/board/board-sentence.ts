import { msg, str } from '@lit/localize';
import { formatDuration, formatNumber, inPageLanguage } from '../../styles/format.ts';
import {
  type BoardLane,
  type BoardState,
  type BoardStation,
  type BoardZone,
  byNumber,
  byPosition,
  fullness,
  isSilent,
  quarterHourMs,
  type StationsState,
} from './board-state.ts';

/** What a supervisor reads first: a clause that is whole by itself, then the figures as proof. */
export interface BoardSentence {
  readonly lead: string;
  readonly proof: string;
}

const nearlyFullFrom = 0.95;
/** So many waiting, the first of them for so long: fewer or shorter is the usual press, which its officers keep up with. */
const crowdedFrom = 8;
const crowdedMs = 60_000;
/** Nobody is left waiting for so long, be it one person alone. */
const longWaitMs = 10 * 60_000;

/**
 * The one thing of most weight now, from what the boards show and nothing else. Instants are the server's;
 * `stationsMs` is that of which the stations are, where it is not now.
 */
export function boardSentence(
  board: BoardState,
  stations: StationsState | undefined,
  nowMs: number,
  stationsMs = nowMs,
): BoardSentence {
  return (
    sayFullest(board) ??
    // After a quarter of an hour it has been told: who waits goes first then.
    saySilent(board, nowMs, quarterHourMs) ??
    sayWaiting(stations, stationsMs) ??
    saySilent(board, nowMs, Number.POSITIVE_INFINITY) ??
    sayBefore(board) ??
    sayCalm(board)
  );
}

function sayFullest(board: BoardState): BoardSentence | undefined {
  const zones = Object.values(board.zones).sort((a, b) => (fullness(b) ?? 0) - (fullness(a) ?? 0));
  const [fullest] = zones;
  const share = fullest && fullness(fullest);
  if (!fullest || share === undefined || share < nearlyFullFrom) return undefined;
  const zone = inPageLanguage(fullest.name);
  const lead = share >= 1 ? msg(str`${zone} is full:`) : msg(str`${zone} is nearly full:`);
  return { lead, proof: insideOf(fullest) };
}

const insideOf = ({ inside, capacity = 0 }: BoardZone): string =>
  msg(str`${formatNumber(inside)} inside of ${formatNumber(capacity)}.`);

/** The lane that fell silent last, where that is less than `withinMs` ago. */
function saySilent({ gates }: BoardState, nowMs: number, withinMs: number): BoardSentence | undefined {
  const quietMs = ({ lastScanAt }: BoardLane) => nowMs - Date.parse(lastScanAt ?? '');
  const [latest] = byPosition(gates)
    .flatMap(([, { name, lanes }]) => byNumber(lanes).map(([, lane]) => ({ name, lane })))
    .filter(({ lane }) => isSilent(lane, nowMs) && quietMs(lane) < withinMs)
    .sort((a, b) => quietMs(a.lane) - quietMs(b.lane));
  if (!latest) return undefined;
  const [name, age] = [inPageLanguage(latest.name), formatDuration(quietMs(latest.lane))];
  return {
    lead: msg(str`Look at ${name}, lane ${latest.lane.number}:`),
    proof: msg(str`its last scan was ${age} ago.`),
  };
}

function sayWaiting(state: StationsState | undefined, nowMs: number): BoardSentence | undefined {
  const waitMs = ({ oldestAt }: BoardStation) => nowMs - Date.parse(oldestAt ?? '');
  const [longest] = Object.values(state?.stations ?? {})
    .filter((station) => waitMs(station) >= (station.waiting >= crowdedFrom ? crowdedMs : longWaitMs))
    .sort((a, b) => waitMs(b) - waitMs(a));
  if (!longest) return undefined;
  const age = formatDuration(waitMs(longest));
  return {
    lead: msg(str`Send an officer to station ${longest.number}:`),
    proof:
      longest.waiting === 1
        ? msg(str`one person has waited there for ${age}.`)
        : msg(str`${formatNumber(longest.waiting)} wait there, the first of them for ${age}.`),
  };
}

function sayBefore({ today, gates }: BoardState): BoardSentence | undefined {
  if (today.arrived > 0) return undefined;
  const open = openLanes(gates);
  return { lead: msg('Nobody has come in yet today.'), proof: msg(str`Lanes open: ${open}.`) };
}

function sayCalm({ today, gates }: BoardState): BoardSentence {
  const open = openLanes(gates);
  const arrived = formatNumber(today.arrived);
  return { lead: msg('All calm:'), proof: msg(str`${arrived} arrived, lanes open: ${open}.`) };
}

const openLanes = (gates: BoardState['gates']): string =>
  formatNumber(Object.values(gates).flatMap(({ lanes }) => Object.values(lanes).filter(({ isOpen }) => isOpen)).length);

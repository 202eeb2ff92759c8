import type { Network } from '../hotspots/network.ts';
import type { Outbox } from '../hotspots/outbox.ts';
import type { Fault } from './faults.ts';
import type { Rush } from './rush.ts';

export interface Befallen {
  readonly network: Network;
  /** By carrier. */
  readonly outboxes: ReadonlyMap<string, Outbox>;
  readonly rush: Rush;
}

interface Turn {
  readonly atS: number;
  readonly take: () => void;
}

/** Lets faults begin and end at their time. */
export class FaultCourse {
  readonly #befallen: Befallen;
  readonly #planned: Iterator<Fault, void>;
  readonly #asked: readonly Fault[];
  #nextPlanned: Fault | undefined;
  #turns: Turn[] = [];

  /** `planned` comes in order of time; `asked` in any. */
  constructor(planned: Iterator<Fault, void>, asked: readonly Fault[], befallen: Befallen) {
    this.#befallen = befallen;
    this.#planned = planned;
    this.#asked = asked;
    this.#nextPlanned = planned.next().value ?? undefined;
    for (const fault of asked) this.#at(fault.atS, () => this.#begin(fault));
  }

  /** Up to this second on the wall since the doors opened, hotspots included. */
  advance(nowS: number): void {
    for (let turn = this.#nextTurn(nowS); turn; turn = this.#nextTurn(nowS)) {
      this.#befallen.network.advance(turn.atS);
      turn.take();
    }
    this.#befallen.network.advance(nowS);
  }

  #nextTurn(nowS: number): Turn | undefined {
    while (this.#nextPlanned && this.#nextPlanned.atS <= nowS) {
      const fault = this.#nextPlanned;
      if (!this.#givesWay(fault)) this.#at(fault.atS, () => this.#begin(fault));
      this.#nextPlanned = this.#planned.next().value ?? undefined;
    }
    const [first] = this.#turns;
    return first && first.atS <= nowS ? this.#turns.shift() : undefined;
  }

  /** There is one rush at a time, and the later one displaces the earlier: one by chance never one by appointment. */
  #givesWay({ kind, atS }: Fault): boolean {
    return (
      kind === 'rush' &&
      this.#asked.some((asked) => asked.kind === 'rush' && asked.atS <= atS && atS < asked.atS + asked.lastsS)
    );
  }

  #at(atS: number, take: () => void): void {
    this.#turns.push({ atS, take });
    this.#turns.sort((a, b) => a.atS - b.atS);
  }

  #begin(fault: Fault): void {
    const endsAtS = fault.atS + fault.lastsS;
    const end = this.#befall(fault, endsAtS);
    if (end && Number.isFinite(endsAtS)) this.#at(endsAtS, end);
  }

  /** Lets it happen, and returns what ends it. */
  #befall(fault: Fault, endsAtS: number): (() => void) | undefined {
    const { network, outboxes, rush } = this.#befallen;
    switch (fault.kind) {
      case 'die':
      case 'switch':
        network.cut(fault.hotspots);
        return () => network.restore(fault.hotspots, endsAtS);
      case 'flap':
        this.#goDown(fault, fault.atS);
        return undefined;
      case 'lie':
        network.lie(fault.hotspot, fault.lie, fault.atS);
        return () => network.lie(fault.hotspot, undefined, endsAtS);
      case 'clock':
        network.setClock(fault.hotspot, fault.offsetS);
        return () => network.setClock(fault.hotspot, 0);
      case 'late':
        outboxes.get(fault.carrier)?.setLate(true);
        return () => outboxes.get(fault.carrier)?.setLate(false);
      case 'rush':
        rush.begin(fault.place);
        return () => rush.end(fault.place);
    }
  }

  /** Down and up again, over and over. */
  #goDown(flapping: Extract<Fault, { kind: 'flap' }>, atS: number): void {
    const { network } = this.#befallen;
    const { hotspot, downS, upS } = flapping;
    network.cut([hotspot]);
    const backAtS = atS + downS;
    this.#at(backAtS, () => {
      network.restore([hotspot], backAtS);
      const againAtS = backAtS + upS;
      if (againAtS < flapping.atS + flapping.lastsS) this.#at(againAtS, () => this.#goDown(flapping, againAtS));
    });
  }
}

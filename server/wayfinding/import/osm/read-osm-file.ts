import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SaxesParser } from 'saxes';
import type { FindingGatherer } from '../../venue/gather-findings.ts';
import { noTags, type OsmData, type OsmNode, type OsmWay, type Tags } from './osm-data.ts';

export interface OsmLimits {
  /** Of the file when it is unpacked. */
  readonly bytes: number;
  readonly nodes: number;
  readonly ways: number;
}

export const osmLimits: OsmLimits = { bytes: 512 * 1024 * 1024, nodes: 1_000_000, ways: 200_000 };

/** Bytes out of one byte in: maps pack fifteen to one, bombs a thousand to one. Small files may be packed tightly. */
const maxRatio = 50;
const ratioCountsFromBytes = 16 * 1024 * 1024;

const maxDepth = 6;
const maxRefs = 2000;
const maxTags = 500;

/**
 * Reads OpenStreetMap XML, plain or packed by gzip, as it comes: nothing but nodes and ways is kept, and gates are answered
 * between two pieces of it. No DTD is read: what a document defines or fetches for itself ends it, with the line.
 */
export async function readOsmFile(
  bytes: Uint8Array,
  found: FindingGatherer,
  limits: OsmLimits = osmLimits,
): Promise<OsmData | undefined> {
  const reading = new OsmReading(found, limits);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const whole = Readable.from(slicesOf(bytes));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const most = Math.min(limits.bytes, Math.max(bytes.length * maxRatio, ratioCountsFromBytes));
  let length = 0;
  try {
    const source: AsyncIterable<Uint8Array> = isPacked ? whole.pipe(createGunzip()) : whole;
    for await (const piece of source) {
      length += piece.length;
      if (length > most) reading.stop('too_much', { values: { limit: most, what: 'bytes' } });
      reading.take(decoder.decode(piece, { stream: true }));
      await new Promise((resume) => setImmediate(resume));
    }
    reading.end(decoder.decode());
  } catch (error) {
    // What was told ends the reading; anything else is of the packing or the encoding.
    if (!found.hasErrors()) {
      found.error('unreadable_file', { values: { reason: error instanceof Error ? error.message : 'unreadable' } });
    }
  }
  return found.hasErrors() ? undefined : reading.data();
}

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

interface OpenElement {
  readonly kind: 'node' | 'way';
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly line: number;
  readonly refs: string[];
  readonly tags: Map<string, string>;
}

class OsmReading {
  readonly #parser = new SaxesParser({ xmlns: false });
  readonly #found: FindingGatherer;
  readonly #limits: OsmLimits;
  readonly #nodes = new Map<string, OsmNode>();
  readonly #ways = new Map<string, OsmWay>();
  #open: OpenElement | undefined;
  #depth = 0;

  constructor(found: FindingGatherer, limits: OsmLimits) {
    this.#found = found;
    this.#limits = limits;
    this.#parser.on('doctype', () => this.stop('external_entity', { at: { line: this.#parser.line } }));
    this.#parser.on('error', ({ message }) =>
      this.stop('unreadable_file', { at: { line: this.#parser.line }, values: { reason: message } }),
    );
    this.#parser.on('opentag', ({ name, attributes }) => this.#begin(name, attributes));
    this.#parser.on('closetag', ({ name }) => this.#close(name));
  }

  take(text: string): void {
    this.#parser.write(text);
  }

  end(text: string): void {
    this.#parser.write(text).close();
  }

  data(): OsmData {
    const ways = [...this.#ways.values()];
    for (const { id, refs } of ways) {
      // Extracts cut ways off at their border.
      const gone = refs.filter((ref) => !this.#nodes.has(ref)).length;
      if (gone > 0)
        this.#found.warning('unknown_id', { at: { feature: `way/${id}` }, values: { id: `${gone} nodes` } });
    }
    const whole = ways.map((way) => ({ ...way, refs: way.refs.filter((ref) => this.#nodes.has(ref)) }));
    return { nodes: this.#nodes, ways: whole.filter(({ refs }) => refs.length > 1) };
  }

  /** Ends the reading. */
  stop(code: Parameters<FindingGatherer['error']>[0], rest: Parameters<FindingGatherer['error']>[1]): never {
    this.#found.error(code, rest);
    throw new Error(code);
  }

  #begin(name: string, attributes: Record<string, string>): void {
    const { line } = this.#parser;
    if (++this.#depth > maxDepth) this.stop('too_deep', { at: { line }, values: { limit: maxDepth } });
    if (this.#depth === 1 && name !== 'osm') {
      this.stop('wrong_form', { at: { line }, values: { reason: `<${name}> instead of <osm>` } });
    }
    if (this.#depth === 2) this.#open = this.#element(name, attributes, line);
    if (this.#depth !== 3 || !this.#open) return;
    const { k, v, ref } = attributes;
    if (name === 'tag' && k && v !== undefined && this.#open.tags.size < maxTags) this.#open.tags.set(k, v);
    if (name === 'nd' && ref && this.#open.refs.at(-1) !== ref) {
      if (this.#open.refs.push(ref) > maxRefs) this.stop('too_much', { at: { line }, values: { limit: maxRefs } });
    }
  }

  #element(
    name: string,
    { id, lon, lat, visible, action }: Record<string, string>,
    line: number,
  ): OpenElement | undefined {
    if ((name !== 'node' && name !== 'way') || visible === 'false' || action === 'delete') return undefined;
    if (!id || !/^-?\d{1,19}$/.test(id)) this.stop('wrong_form', { at: { line }, values: { reason: 'no id' } });
    return {
      kind: name,
      id,
      lon: toNumber(lon),
      lat: toNumber(lat),
      line,
      refs: [],
      tags: new Map(),
    };
  }

  #close(_name: string): void {
    this.#depth--;
    if (this.#depth !== 1 || !this.#open) return;
    const open = this.#open;
    this.#open = undefined;
    if (open.kind === 'node') this.#keepNode(open);
    else this.#keepWay(open);
  }

  #keepNode({ id, lon, lat, line, tags }: OpenElement): void {
    const at = { line, feature: `node/${id}` };
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      const isSwapped = Math.abs(lat) <= 180 && Math.abs(lon) <= 90;
      this.stop(isSwapped ? 'swapped_coordinates' : 'impossible_position', { at });
    }
    if (this.#nodes.has(id)) this.stop('duplicate_id', { at, values: { id } });
    if (this.#nodes.size >= this.#limits.nodes) {
      this.stop('too_much', { at, values: { limit: this.#limits.nodes, what: 'nodes' } });
    }
    this.#nodes.set(id, { id, point: [lon, lat], tags: keptTags(tags) });
  }

  #keepWay({ id, line, refs, tags }: OpenElement): void {
    const at = { line, feature: `way/${id}` };
    if (this.#ways.has(id)) this.stop('duplicate_id', { at, values: { id } });
    if (this.#ways.size >= this.#limits.ways) {
      this.stop('too_much', { at, values: { limit: this.#limits.ways, what: 'ways' } });
    }
    this.#ways.set(id, { id, refs, tags: keptTags(tags) });
  }
}

const keptTags = (tags: Map<string, string>): Tags => (tags.size > 0 ? tags : noTags);

const toNumber = (text: string | undefined): number =>
  text !== undefined && /^-?\d{1,3}(\.\d{1,20})?(e-\d{1,2})?$/i.test(text) ? Number(text) : Number.NaN;

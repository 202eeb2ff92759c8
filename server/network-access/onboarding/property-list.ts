import { element, type Markup, xmlFile } from './xml.ts';

/** What one of Apple's property lists can hold. */
export type Property = string | number | boolean | Date | Uint8Array | readonly Property[] | Properties;
export interface Properties {
  readonly [key: string]: Property;
}

const documentType =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n';

export const propertyList = (properties: Properties): string =>
  xmlFile(element('plist', { version: '1.0' }, written(properties)), documentType);

function written(property: Property): Markup {
  if (typeof property === 'string') return element('string', {}, property);
  if (typeof property === 'number') return element('integer', {}, String(property));
  if (typeof property === 'boolean') return element(String(property), {});
  if (property instanceof Date) return element('date', {}, toTheSecond(property));
  if (property instanceof Uint8Array) return element('data', {}, Buffer.from(property).toString('base64'));
  if (isList(property)) return element('array', {}, ...property.map(written));
  const entries = Object.entries(property).flatMap(([key, value]) => [element('key', {}, key), written(value)]);
  return element('dict', {}, ...entries);
}

const isList = (property: readonly Property[] | Properties): property is readonly Property[] => Array.isArray(property);

const toTheSecond = (at: Date): string => at.toISOString().replace(/\.\d+/, '');

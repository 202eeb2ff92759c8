/** A piece of XML whose texts are escaped: only this file makes them. */
export interface Markup {
  readonly markup: string;
}

/** What XML 1.0 has no place for (§2.2), whatever is written for it. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A carriage return would be read as a line feed, and in an attribute every white space as a space (§2.11, §3.3.3). */
const special = /[&<>"'\t\n\r]/g;

const escaped = (text: string): string =>
  text.replace(unwritable, '\ufffd').replace(special, (sign) => `&#${sign.charCodeAt(0)};`);

/** An element with its attributes and whatever stands in it; texts are taken as they are. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Markup | string)[]
): Markup {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = content.map((part) => (typeof part === 'string' ? escaped(part) : part.markup));
  return { markup: `<${name}${said.join('')}>${inside.join('')}</${name}>` };
}

/** An element that holds a text alone. */
export const field = (name: string, text: string): Markup => element(name, {}, text);

/** A whole file, to be kept in UTF-8. */
export const xmlFile = (root: Markup, documentType = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${documentType}${root.markup}\n`;

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

const plainToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\]:,]/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The offset at which a text is no JSON any more: parsers do not always tell it. */
export function jsonFaultAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const end = endOfToken(text, at);
    const next: Expected | undefined = end === undefined ? undefined : afterToken(expected, text.slice(at, end), open);
    if (end === undefined || next === undefined) return at;
    expected = next;
    at = skipSpace(text, end);
  }
  return at;
}

function endOfToken(text: string, from: number): number | undefined {
  if (text[from] === '"') return endOfString(text, from + 1);
  plainToken.lastIndex = from;
  return plainToken.test(text) ? plainToken.lastIndex : undefined;
}

function endOfString(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text.charCodeAt(at) < 0x20) return undefined;
    if (text[at] !== '\\') continue;
    escapeSequence.lastIndex = at;
    if (!escapeSequence.test(text)) return undefined;
    at = escapeSequence.lastIndex - 1;
  }
  return undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? '-')) at++;
  return at;
}

/** What must come next, or `undefined` where this may not come now. */
function afterToken(expected: Expected, read: string, open: ('{' | '[')[]): Expected | undefined {
  const isEnd = (read === '}' && open.at(-1) === '{') || (read === ']' && open.at(-1) === '[');
  if (isEnd && expected.endsWith('or end')) {
    open.pop();
    return open.length === 0 ? 'nothing' : 'comma or end';
  }
  switch (expected) {
    case 'value':
    case 'value or end':
      if (read === '{' || read === '[') {
        open.push(read);
        return read === '{' ? 'key or end' : 'value or end';
      }
      if (/^[}\]:,]/.test(read)) return undefined;
      return open.length === 0 ? 'nothing' : 'comma or end';
    case 'key':
    case 'key or end':
      return read.startsWith('"') ? 'colon' : undefined;
    case 'colon':
      return read === ':' ? 'value' : undefined;
    case 'comma or end':
      if (read !== ',') return undefined;
      return open.at(-1) === '{' ? 'key' : 'value';
    default:
      return undefined;
  }
}

/** Sentences below a node, in shadows too, whose full stop stands before their last word: those that run from the left. */
export function strayedStops(root: Node): string[] {
  const inShadow = root instanceof Element && root.shadowRoot ? strayedStops(root.shadowRoot) : [];
  const below = [...root.childNodes].flatMap((node) => (node instanceof Text ? strayedIn(node) : strayedStops(node)));
  return [...inShadow, ...below];
}

function strayedIn(node: Text): string[] {
  const text = node.data.trimEnd();
  if (!/\w\.$/.test(text) || node.parentElement?.closest('style')) return [];
  const [word, stop] = [boxOf(node, text.length - 2), boxOf(node, text.length - 1)];
  const isOnOneLine = Math.abs(word.top - stop.top) < 2;
  return word.width > 0 && isOnOneLine && stop.left < word.left ? [text.trim()] : [];
}

function boxOf(node: Text, at: number): DOMRect {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getBoundingClientRect();
}

import axe from 'axe-core';

/**
 * What axe finds wrong below `element` by WCAG 2.2 A and AA, as `rule: where`; nothing is an empty list. Contrast is
 * looked at too, so the page's tokens must be loaded.
 */
export async function axeFaults(element: Element): Promise<string[]> {
  // A background on its way from one colour to another has any contrast, for a moment.
  await Promise.all(animationsBelow(element).map(({ finished }) => finished.catch(() => undefined)));
  const { violations } = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Those that end, in shadow trees too. */
function animationsBelow(node: Element): Animation[] {
  const own = node.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  const below = [...node.children, ...(node.shadowRoot?.children ?? [])];
  return [...own, ...below.flatMap(animationsBelow)];
}

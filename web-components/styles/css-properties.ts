import { type ElementPart, noChange } from 'lit';
import { Directive, directive, type PartInfo, PartType } from 'lit/directive.js';

/**
 * Sets CSS properties of an element: `<div ${cssProperties({ '--v': 64, width: '3rem' })}>`; undefined takes one away.
 * Lit's styleMap writes a style attribute first, which the content security policy refuses; this never does.
 */
class CssProperties extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssProperties stands in an element, not in an attribute');
  }

  override render(_properties: Readonly<Record<string, string | number | undefined>>) {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [Readonly<Record<string, string | number | undefined>>]) {
    const { style } = part.element as HTMLElement | SVGElement;
    for (const [name, value] of Object.entries(properties)) {
      if (value === undefined) style.removeProperty(name);
      else style.setProperty(name, String(value));
    }
    return noChange;
  }
}

export const cssProperties = directive(CssProperties);

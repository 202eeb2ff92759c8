import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/gate/code-field.ts';
import type { CodeField } from '../../../web-components/gate/code-field.ts';

const read = vi.fn<(text: string) => void>();
let field: CodeField;
let input: HTMLInputElement;

beforeEach(async () => {
  read.mockReset();
  render(
    html`<cw-code-field @badge-read=${(event: CustomEvent<string>) => read(event.detail)}></cw-code-field>`,
    document.body,
  );
  field = document.querySelector('cw-code-field')!;
  await field.updateComplete;
  input = field.renderRoot.querySelector('input')!;
});

afterEach(() => render(html``, document.body));

it('tells what was typed at Enter, and is empty for the next', async () => {
  await userEvent.fill(page.getByLabelText('Badge code'), ' 1042-7 ');
  await userEvent.keyboard('{Enter}');
  expect(read).toHaveBeenCalledExactlyOnceWith('1042-7');
  expect(input.value).toBe('');
});

it('tells nothing of an empty field', async () => {
  await userEvent.click(page.getByLabelText('Badge code'));
  await userEvent.keyboard('{Enter}');
  expect(read).not.toHaveBeenCalled();
});

it('reads the keys’ places where the keyboard is set to another script', () => {
  const keys = [
    ['KeyG', 'п'],
    ['KeyC', 'с'],
    ['KeyA', 'ф'],
    ['Digit7', '7'],
  ] as const;
  for (const [code, key] of keys) {
    input.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true }));
    input.value += key;
  }
  input.form!.requestSubmit();
  expect(read).toHaveBeenCalledExactlyOnceWith('GCA7');
});

it('takes figures of other scripts as they are: the server reads them', async () => {
  await userEvent.fill(page.getByLabelText('Badge code'), '１０４２－７');
  await userEvent.keyboard('{Enter}');
  expect(read).toHaveBeenCalledExactlyOnceWith('１０４２－７');
});

import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { StateOf } from '../../server/live/define-topic.ts';
import { postBoard } from '../../server/registration/letters/letters.contract.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';

type Post = StateOf<typeof postBoard>;

/** How the post stands, in a sentence: letters on their way, or what keeps them. */
@customElement('cw-post-line')
export class PostLine extends LitElement {
  readonly post = new TopicController(this, postBoard, () => ({}));

  static override styles = [
    base,
    text,
    css`
      :host { display: block; max-width: 64rem; min-height: 3.5rem; margin-block-end: var(--s5); }
      p { display: flex; align-items: center; gap: var(--s3); min-height: 3.5rem; }
    `,
  ];

  override render() {
    const { view } = this.post;
    const post = 'value' in view ? view.value : undefined;
    if (!post) return nothing;
    if (!post.isConfigured) return this.#notConfigured(post);
    return post.trouble ? this.#inTrouble(post, post.trouble) : this.#well(post);
  }

  #notConfigured({ due }: Post) {
    return html`<cw-notice in-flow kind="refer">
      ${msg(str`No mail server is set. Letters waiting: ${formatNumber(due)}. None is lost: they go out once the server is started with SMTP_URL and MAIL_FROM.`)}
    </cw-notice>`;
  }

  #inTrouble({ due }: Post, { since, what }: NonNullable<Post['trouble']>) {
    return html`<cw-notice in-flow>
      ${msg(str`The mail server has taken no letters since ${formatDateTime(since)}. Letters waiting: ${formatNumber(due)}; it is tried again by itself. It says:`)}
      <bdi>${what}</bdi>
    </cw-notice>`;
  }

  #well({ due, lastSentAt }: Post) {
    if (due > 0) {
      return html`<p role="status"><cw-mark kind="wait"></cw-mark>${msg(str`Letters on their way: ${formatNumber(due)}.`)}</p>`;
    }
    return html`<p role="status"><cw-mark kind="admit"></cw-mark>${
      lastSentAt ? msg(str`All letters are sent, the last at ${formatDateTime(lastSentAt)}.`) : msg('No letter waits.')
    }</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-post-line': PostLine;
  }
}

import { delegateLanguages } from '../styles/locale.ts';
import { preparePage } from '../styles/prepare-page.ts';

// Without schemas: phones load this page over a network that they are only about to leave.
await preparePage(delegateLanguages);
await import('./wifi-page.ts');

import { delegateLanguages } from '../styles/locale.ts';
import { openPage } from '../styles/open-page.ts';

await openPage(delegateLanguages);
await import('./wifi-page.ts');

import { delegateLanguages } from '../styles/locale.ts';
import { openPage } from '../styles/open-page.ts';
import { keepForOffline } from './keep-for-offline.ts';

await openPage(delegateLanguages);
await import('./delegate-page.ts');
void keepForOffline();

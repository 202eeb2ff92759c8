import { it } from 'vitest';
import { answersPlainly, operationsBy } from './ask-wrongly.ts';

const asked = await operationsBy('GET');

it.each(asked)('%s answers any wrong request plainly', (_, operation) => answersPlainly(operation), 600_000);

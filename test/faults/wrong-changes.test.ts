import { it } from 'vitest';
import { answersPlainly, operationsBy, refusesTooLarge, withBody } from './ask-wrongly.ts';

const asked = await operationsBy('PUT', 'PATCH', 'DELETE');

it.each(asked)('%s answers any wrong request plainly', (_, operation) => answersPlainly(operation), 600_000);

it.each(withBody(asked))('%s refuses a body over its limit', (_, operation) => refusesTooLarge(operation));

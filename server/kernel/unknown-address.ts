import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { answerError } from './answer-error.ts';
import { DomainError } from './domain-error.ts';
import { requestFaults } from './problem.ts';
import type { RequestEnv } from './request-env.ts';

/** Answers what no route takes: an address that takes other methods names them, any other is unknown. */
export function answerUnknownAddress(app: OpenAPIHono<RequestEnv>) {
  const addresses = app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route'
      ? [{ method: definition.route.method.toUpperCase(), pattern: patternOf(definition.route.path) }]
      : [],
  );
  return (c: Context<RequestEnv>): Response => {
    const allowed = addresses.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method);
    if (allowed.length === 0) return answerError(new DomainError(requestFaults.unknown_address), c);
    c.header('allow', allowed.join(', '));
    return answerError(new DomainError(requestFaults.method_not_allowed, `It takes ${allowed.join(', ')}.`), c);
  };
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);

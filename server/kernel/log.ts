import pino, { type DestinationStream, type Logger } from 'pino';
import { loggableError } from './loggable-error.ts';

/** The server's log: lines of JSON, to the standard output unless told, in which errors name no person. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino({ level, base: null, serializers: { err: (error: unknown) => loggableError(error) } }, destination);

/** What the processes of the fan-out bench tell each other. */

/** From the bench to a server: one more round, of frames with so many bytes of text. */
export interface SendRound {
  bytes: number;
}

/** From a server, once: where it listens. */
export interface Listening {
  port: number;
}

/** From the bench to the client process: connect so many sockets, sending each this text if there is one. */
export interface Connect {
  connect: { port: number; sockets: number; says?: string; isBinary?: boolean };
}

/** From the bench to the client process: say when so many frames with so many bytes of text have come. */
export interface Await {
  await: { frames: number; bytes: number };
}

/** From the client process: what was asked for has happened. */
export interface Done {
  done: true;
}

/** Of the topic that the bench follows. */
export const topicName = 'readings';

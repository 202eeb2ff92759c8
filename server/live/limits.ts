/** What the live layer allows and how it paces itself. Times in milliseconds. */
export interface LiveLimits {
  /** The hub's one timer. */
  readonly beatMs: number;
  /** How often followed topics are read although nothing woke them: a lost wake-up costs no more than this. */
  readonly rereadMs: number;
  /** A source that has not answered by then has failed. */
  readonly readTimeoutMs: number;
  /** After a failure the source is read again after this, then twice this, up to `maxBackoffMs`. */
  readonly firstBackoffMs: number;
  readonly maxBackoffMs: number;
  /** How long a topic that nobody follows is remembered, so that a page that returns gets only what it missed. */
  readonly lingerMs: number;
  /** So many of them are remembered, those that were left last. */
  readonly lingeringInstances: number;
  /** Past states kept for pages that return or read slowly. */
  readonly pastStates: number;
  /** Bytes that may wait for one socket, the frame to be sent among them; what does not fit waits for the newest state. */
  readonly maxWaitingBytes: number;
  /** A page to which more would be owed has asked on and on without reading: it is cut. */
  readonly maxHeldBytes: number;
  /** A socket that takes nothing for so long is cut off. */
  readonly stallMs: number;
  readonly pingMs: number;
  /** For its first word, for the end of a message that it began, and for the answer to a ping a page has so long. */
  readonly answerMs: number;
  /** A socket that follows nothing is closed after this. */
  readonly idleMs: number;
  /** How often it is asked again who a socket belongs to. */
  readonly recheckMs: number;
  /** Who has not been told by then is asked again. */
  readonly recheckTimeoutMs: number;
  /**
   * If that cannot be found out for so long, the socket is closed. It outlasts a restart of the database: while that is
   * away no role can change, and nothing new is told.
   */
  readonly recheckGraceMs: number;
  readonly subscriptionsPerSocket: number;
  /** Instances of topics that are followed at once: more than the pages of one person can follow. */
  readonly instances: number;
  readonly socketsPerActor: number;
  readonly socketsPerAddress: number;
  /** Of an address of the venue's own networks, behind which the whole hall may be. */
  readonly socketsPerVenueAddress: number;
  readonly sockets: number;
  /** Frames that a page may send at once, and so many more each second. */
  readonly framesAtOnce: number;
  readonly framesPerSecond: number;
}

export const liveLimits: LiveLimits = {
  beatMs: 25,
  rereadMs: 5000,
  readTimeoutMs: 4000,
  firstBackoffMs: 500,
  maxBackoffMs: 2000,
  lingerMs: 60_000,
  lingeringInstances: 256,
  pastStates: 64,
  maxWaitingBytes: 63 * 1024,
  maxHeldBytes: 64 * 1024,
  stallMs: 15_000,
  pingMs: 15_000,
  answerMs: 8000,
  idleMs: 60_000,
  recheckMs: 750,
  recheckTimeoutMs: 3000,
  recheckGraceMs: 150_000,
  subscriptionsPerSocket: 64,
  instances: 5000,
  socketsPerActor: 50,
  socketsPerAddress: 500,
  socketsPerVenueAddress: 4000,
  sockets: 5000,
  framesAtOnce: 128,
  framesPerSecond: 20,
};

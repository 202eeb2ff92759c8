/** A reason for not going on that is told in one sentence. */
export class DemoFault extends Error {
  override readonly name = 'DemoFault';
}

/** Why the program cannot start, as one sentence for whoever starts it: no stack is shown with it. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}

/** What is told while so many epochs pass counts half: tills move, and a hotel fills. */
const halvedByEpochs = 2880;

/**
 * What hotspots carry when nobody is there who came in by a gate: tills, screens, those who live next door. It is the mean of
 * what each has told, where an epoch counts the more the fewer were inside; so that after one empty hour, as at night, it
 * is what it is, and without one it is what is there most of the time.
 */
export class UsualClients {
  #means = new Float64Array();
  #weights = new Float64Array();

  /**
   * Takes an epoch in.
   *
   * @param clients of each hotspot; below 0: it has not told of late
   * @param inside how many gates have counted in, over all
   */
  take(clients: ArrayLike<number>, inside: number): void {
    if (this.#means.length !== clients.length) {
      this.#means = new Float64Array(clients.length);
      this.#weights = new Float64Array(clients.length);
    }
    const weight = 1 / (1 + Math.max(0, inside)) ** 2;
    for (let i = 0; i < clients.length; i++) {
      const told = clients[i] ?? -1;
      const before = (this.#weights[i] ?? 0) * 0.5 ** (1 / halvedByEpochs);
      const now = told < 0 ? 0 : weight;
      this.#weights[i] = before + now;
      if (now > 0) this.#means[i] = ((this.#means[i] ?? 0) * before + told * now) / (before + now);
    }
  }

  /** Of each hotspot. */
  get means(): Float64Array {
    return this.#means;
  }
}

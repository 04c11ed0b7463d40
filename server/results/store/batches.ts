interface Waiting<Item, Answer> {
  item: Item;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export interface BatchOptions {
  /** Items that are worked on together. */
  most: number;
  /** Whether an error may be the fault of one item: then each is tried alone. */
  isOfOne(error: unknown): boolean;
}

/**
 * Group commit: whatever came while the last batch was at work is the next one, in order. Whoever comes alone does not
 * wait; many share the cost of a transaction, and each gets his own answer.
 */
export function createBatches<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { most, isOfOne }: BatchOptions,
): (item: Item) => Promise<Answer> {
  const queue: Waiting<Item, Answer>[] = [];
  let running = false;

  async function settle(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await work(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      if (batch.length > 1 && isOfOne(error)) for (const one of batch) await settle([one]);
      else for (const { reject } of batch) reject(error);
    }
  }
  async function run(): Promise<void> {
    if (running) return;
    running = true;
    while (queue.length > 0) await settle(queue.splice(0, most));
    running = false;
  }
  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      void run();
    });
}

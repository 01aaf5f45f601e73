/** Numbers in [0, 1), always the same ones for the same seed other than 0: xorshift32 (George Marsaglia). */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

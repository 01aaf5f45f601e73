import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lab-server/feed/random.ts';

describe('seededRandom', () => {
  it.each([
    [0, [0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]],
    [1, [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]],
    [42, [0.6011037519201636, 0.44829055899754167, 0.8524657934904099]],
    [2 ** 32 - 1, [0.8964226141106337, 0.189478256739676, 0.7156526781618595]],
  ])('gives the numbers of mulberry32 for seed %i', (seed, expected) => {
    const random = seededRandom(seed);
    expect([random(), random(), random()]).toEqual(expected);
  });

  it('gives numbers from 0 to 1, spread evenly', () => {
    const random = seededRandom(7);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 10_000; n++) tenths[Math.floor(random() * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(130);
  });
});

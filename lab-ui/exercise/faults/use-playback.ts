import { useEffect, useRef, useState } from 'preact/hooks';

const PLAY_MS = 3_500;

/**
 * How much of a picture is drawn, from 0 to 1: it grows once it can be seen, anew for each `subject`, and is all there
 * at once for who wants no motion. `again` plays it once more.
 */
export function usePlayback(subject: unknown): {
  share: number;
  again: () => void;
  ref: { current: HTMLElement | null };
} {
  const ref = useRef<HTMLElement>(null);
  const [share, setShare] = useState(0);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element || subject === null) return undefined;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      setShare(1);
      return undefined;
    }
    setShare(0);
    let frame = 0;
    let begun: number | undefined;
    const draw = (now: number) => {
      begun ??= now;
      const drawn = Math.min(1, (now - begun) / PLAY_MS);
      setShare(drawn);
      if (drawn < 1) frame = requestAnimationFrame(draw);
    };
    const seen = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      seen.disconnect();
      frame = requestAnimationFrame(draw);
    });
    seen.observe(element);
    return () => {
      seen.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [subject, turn]);
  return { share, again: () => setTurn((turns) => turns + 1), ref };
}

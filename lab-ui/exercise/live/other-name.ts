const OTHER_NAME: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };

/**
 * The origin of the same lab under its other loopback name, where student code runs; null where the page itself is
 * under neither of the two.
 */
export function otherOrigin({ hostname, origin }: { hostname: string; origin: string }): string | null {
  const other = OTHER_NAME[hostname];
  return other === undefined ? null : origin.replace(hostname, other);
}

/** The port that the lab's command has printed; undefined while it has not. */
export function printedPort(output: string): number | undefined {
  const [, port] = /^Humeur lab: http:\/\/[^\s:]+:(\d+)$/m.exec(output) ?? [];
  return port === undefined ? undefined : Number(port);
}

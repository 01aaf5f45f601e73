/** The address of the lab's control WebSocket. */
export function controlUrl(lab: string): URL {
  const url = new URL('/control', lab);
  url.protocol = url.protocol.replace('http', 'ws');
  return url;
}

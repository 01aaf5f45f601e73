import { Sender } from 'ws';

/** The bytes of one text frame, ready for any socket (RFC 6455, 5.2: frames of a server are not masked). */
export function textFrame(text: string): Buffer {
  const options = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true };
  return Buffer.concat(Sender.frame(Buffer.from(text), options));
}

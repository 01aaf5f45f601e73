import 'ws';

/** `ws` exports its Sender, which makes frames; its type package leaves it out. */
declare module 'ws' {
  interface FrameOptions {
    fin: boolean;
    rsv1: boolean;
    opcode: number;
    mask: boolean;
    readOnly: boolean;
  }
  export const Sender: { frame(data: Buffer, options: FrameOptions): Buffer[] };
}

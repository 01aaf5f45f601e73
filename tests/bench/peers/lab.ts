import { createLab } from '../../../lab-server/lab.ts';
import { parseCursor } from '../../../lab-server/wire/batch.ts';
import { answerCalls } from '../remote.ts';
import { ownUsage, paced, tidyHeap, type PeerMethods } from './peer.ts';
import { SAMPLE } from './sample.ts';

/** The lab as `npm start` has it, without pages: moods are written into its store. */
const lab = await createLab();

answerCalls<PeerMethods>({
  open: () => lab.listen(0),
  usage: ownUsage,
  tidy: tidyHeap,
  publish: async (pace) => {
    await paced(pace, () => void lab.store.insert(SAMPLE));
    return parseCursor(lab.log.latest).seq;
  },
});

import { useSignal } from '@preact/signals';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { language } from '../../i18n/i18n.ts';
import { download } from '../handing-out.ts';
import { theme } from '../theme.ts';
import type { Camera } from './camera.ts';
import { trafficPng } from './export.ts';
import { wordingIn } from './texts.ts';

const WIDTH = 1_280;
const HEIGHT = 150;
const LANE_HEIGHT = 120;

/** Saves what the diagram shows of a finished run as an image, sharp enough to print. */
export function PngButton({ record, camera }: { record: RunRecord; camera: Camera }) {
  const failed = useSignal(false);
  const wording = wordingIn(language.value);
  const save = async () => {
    failed.value = false;
    const height = HEIGHT + LANE_HEIGHT * record.lanes.length;
    const options = { width: WIDTH, height, theme: theme.peek(), wording, window: camera.window.peek() };
    try {
      const name = `humeur-lab-${record.startedAt.slice(0, 19).replaceAll(':', '-')}-traffic.png`;
      download(name, 'image/png', await trafficPng(record, options));
    } catch {
      failed.value = true;
    }
  };
  return (
    <>
      <output>{failed.value ? wording.texts.pngFailed : ''}</output>
      <button type="button" class="small" aria-label={wording.texts.png} onClick={() => void save()}>
        PNG
      </button>
    </>
  );
}

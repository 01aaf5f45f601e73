import { useSignal } from '@preact/signals';
import { ExpectationError } from '../../lab-server/wire/expect.ts';
import { DatabaseAwayError } from '../bench/lab-requests.ts';
import type { BenchModel } from '../bench/model.ts';
import { formatCount } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { fieldIn } from './form-fields.ts';
import { MoodFields, moodIn, NAME_MAX } from './mood-fields.tsx';

const SAID_FOR_MS = 6_000;

type Outcome = 'nothing' | 'posted' | 'need-name' | { error: unknown };

/** Posts a mood into the stream that all lanes read. */
export function PostForm({ bench }: { bench: BenchModel }) {
  const t = texts.value.post;
  const outcome = useSignal<Outcome>('nothing');
  const needsName = outcome.value === 'need-name';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    const mood = moodIn(form);
    if (mood.nom === '') {
      outcome.value = 'need-name';
      return fieldIn(form, 'nom').focus();
    }
    try {
      await bench.post(mood);
      fieldIn(form, 'commentaire').value = '';
      outcome.value = 'posted';
      setTimeout(() => {
        if (outcome.peek() === 'posted') outcome.value = 'nothing';
      }, SAID_FOR_MS);
    } catch (error) {
      outcome.value = { error };
    }
  };
  return (
    <form class="post" noValidate aria-label={t.heading} onSubmit={(event) => void submit(event)}>
      <div class="post-row">
        <MoodFields t={t} needsName={needsName} saidBy="post-said" />
        <button type="submit">{t.submit}</button>
      </div>
      <output id="post-said" class="post-said" data-wrong={isWrong(outcome.value)}>
        {say(outcome.value, bench)}
      </output>
    </form>
  );
}

function isWrong(outcome: Outcome): boolean {
  return outcome !== 'nothing' && outcome !== 'posted';
}

function say(outcome: Outcome, bench: BenchModel): string {
  const t = texts.value.post;
  if (outcome === 'nothing') return '';
  if (outcome === 'need-name') return t.needName(formatCount(NAME_MAX));
  if (outcome === 'posted') {
    const heard = bench.lanes.value.some((lane) => lane.state.value.name === 'connected');
    return heard ? t.posted : t.postedIdle;
  }
  if (outcome.error instanceof DatabaseAwayError) return t.databaseAway;
  if (!(outcome.error instanceof ExpectationError)) return t.failed;
  return t.refused(outcome.error.body.expected, outcome.error.body.got);
}

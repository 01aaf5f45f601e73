import { useSignal } from '@preact/signals';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { TRANSPORTS } from '../../../lab-server/wire/transports.ts';
import { language, texts } from '../../i18n/i18n.ts';
import { RUN_FORM } from '../run-form.ts';
import type { Session } from '../session.ts';
import { readGuess, type Quantity } from './guesses.ts';

interface GuessProps {
  session: Session;
  quantity: Quantity;
  /** The chart's title: what is guessed. */
  title: string;
}

/** One guess for each lane, where the chart will be. Enter starts the run; an empty field is no guess. */
export function GuessFields({ session, quantity, title }: GuessProps) {
  const { transports } = session.choices.draft.value;
  return (
    <div class="guesses">
      {TRANSPORTS.filter((name) => transports.includes(name)).map((transport) => (
        <GuessField key={transport} {...{ session, quantity, title, transport }} />
      ))}
    </div>
  );
}

function GuessField({ session, quantity, title, transport }: GuessProps & { transport: TransportName }) {
  const t = texts.value;
  const left = useSignal(false);
  const { guesses } = session.predicting;
  const key = `${transport} ${quantity}` as const;
  const typed = guesses.value[key] ?? '';
  const isWrong = left.value && Number.isNaN(readGuess(typed, quantity, language.value));
  const problem = `problem-${transport}-${quantity}`;
  return (
    <label class="guess" data-transport={transport} data-wrong={isWrong}>
      <span class="guess-name" aria-hidden="true">
        {t.transports[transport].label}
      </span>
      <input
        form={RUN_FORM}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        placeholder="?"
        aria-label={t.predict.field(title, t.transports[transport].name)}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? problem : undefined}
        value={typed}
        onInput={({ currentTarget }) => (guesses.value = { ...guesses.peek(), [key]: currentTarget.value })}
        onBlur={() => (left.value = true)}
      />
      <span class="guess-unit">{quantity === 'requests' ? '' : t.predict.units[quantity]}</span>
      {isWrong && (
        <span class="guess-problem" id={problem}>
          {t.predict.notRead}
        </span>
      )}
    </label>
  );
}

import type { ReadonlySignal } from '@preact/signals';
import { language } from '../../i18n/i18n.ts';
import { momentOf, sizeOf } from './numbers.ts';
import { titleOf } from './say.ts';
import { wordingIn } from './texts.ts';
import type { Message, Traffic } from './traffic.ts';

/** How many messages are read out as a table. */
const TOLD = 20;

/** The latest messages as a table for those who do not see the drawing. */
export function LastMessages({ traffic }: { traffic: ReadonlySignal<Traffic> }) {
  const wording = wordingIn(language.value);
  const { last, columns } = wording.texts;
  return (
    <div class="unseen">
      <table>
        <caption>{last}</caption>
        <thead>
          <tr>
            {[columns.at, columns.transport, columns.message, columns.bytes].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lastOf(traffic.value).map((message) => (
            <tr key={message.row.id}>
              <td>{momentOf(message.sentAt, wording.language)}</td>
              <td>{wording.transports[message.row.transport].name}</td>
              <td>{titleOf(message, wording)}</td>
              <td>{sizeOf(message.row.bytes, wording.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function lastOf({ lanes }: Traffic): Message[] {
  return lanes
    .flatMap(({ messages }) => messages.slice(-TOLD))
    .sort((one, other) => other.sentAt - one.sentAt)
    .slice(0, TOLD);
}

import { texts } from '../../i18n/i18n.ts';
import type { Judgement } from '../../measure/claims/all.ts';
import type { Claim, Figure } from '../../measure/claims/claim.ts';
import { SOURCES, type SourceName } from '../../measure/claims/sources.ts';
import { claimsTexts, inLanguage, sayFigure, sayReason } from './say.ts';
import { VerdictWord } from './verdict-sign.tsx';

const NAMES = Object.keys(SOURCES) as SourceName[];

/** The claims with their verdicts, by who makes them. */
export function ClaimsList({ judgements }: { judgements: readonly Judgement[] }) {
  if (judgements.length === 0) return <p class="panel-note">{claimsTexts().none}</p>;
  return (
    <>
      {NAMES.map((name) => {
        const of = judgements.filter(({ claim }) => claim.source === name);
        return of.length > 0 && <Source key={name} name={name} judgements={of} />;
      })}
    </>
  );
}

function Source({ name, judgements }: { name: SourceName; judgements: readonly Judgement[] }) {
  const { columns } = claimsTexts();
  const { title, where } = SOURCES[name];
  return (
    <section class="claims-source" aria-labelledby={`source-${name}`}>
      <h3 id={`source-${name}`}>{inLanguage(title)}</h3>
      <p>{inLanguage(where)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.verdict}</th>
            <th scope="col">{columns.claim}</th>
            <th scope="col">{columns.measured}</th>
            <th scope="col">{columns.why}</th>
          </tr>
        </thead>
        <tbody>
          {together(judgements).map((row) => (
            <ClaimRow key={row[0]!.claim.id} of={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The id of a claim on the page. */
export const placeOf = ({ id }: Claim): string => `claim-${id}`;

/** Judgements that say the same of one criterion for one reason, and measured nothing, share a row. */
function together(judgements: readonly Judgement[]): Judgement[][] {
  const rows = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const { claim, verdict, measured, reason } = judgement;
    const isAlone = measured.length > 0 || claim.criterion === undefined;
    const key = isAlone ? claim.id : [claim.criterion, verdict, sayReason(reason)].join('\n');
    rows.set(key, [...(rows.get(key) ?? []), judgement]);
  }
  return [...rows.values()];
}

function ClaimRow({ of }: { of: readonly Judgement[] }) {
  const t = claimsTexts();
  const { claim, verdict, measured, reason } = of[0]!;
  return (
    <tr data-verdict={verdict}>
      <td>
        <VerdictWord verdict={verdict} />
      </td>
      <th scope="row">
        {claim.criterion && <span class="claim-criterion">{t.criteria[claim.criterion]}</span>}
        {of.map((one) => (
          <ClaimText key={one.claim.id} claim={one.claim} />
        ))}
      </th>
      <td>
        {measured.length === 0 ? (
          <span class="claim-none">{t.nothingMeasured}</span>
        ) : (
          <Figures of={measured} />
        )}
      </td>
      <td class="claim-why">{sayReason(reason)}</td>
    </tr>
  );
}

function ClaimText({ claim }: { claim: Claim }) {
  return (
    <span class="claim-text" id={placeOf(claim)} tabIndex={-1}>
      {claim.transports.map((name) => (
        <span key={name} class="claim-lane" data-transport={name}>
          {texts.value.transports[name].label}
        </span>
      ))}
      <b>{inLanguage(claim.text)}</b>
    </span>
  );
}

function Figures({ of }: { of: readonly Figure[] }) {
  return (
    <dl class="claim-figures">
      {of.map((figure) => (
        <div key={figure.label.en}>
          <dt>{inLanguage(figure.label)}</dt>
          <dd>{sayFigure(figure)}</dd>
        </div>
      ))}
    </dl>
  );
}

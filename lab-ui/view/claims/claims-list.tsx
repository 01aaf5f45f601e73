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
          {judgements.map((judgement) => (
            <ClaimRow key={judgement.claim.id} judgement={judgement} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The id of a claim's row on the page. */
export const rowOf = ({ id }: Claim): string => `claim-${id}`;

function ClaimRow({ judgement: { claim, verdict, measured, reason } }: { judgement: Judgement }) {
  const t = claimsTexts();
  return (
    <tr id={rowOf(claim)} data-verdict={verdict} tabIndex={-1}>
      <td>
        <VerdictWord verdict={verdict} />
      </td>
      <th scope="row">
        <span class="claim-about">
          {claim.criterion && <span>{t.criteria[claim.criterion]}</span>}
          {claim.transports.map((name) => (
            <span key={name} class="claim-lane" data-transport={name}>
              {texts.value.transports[name].label}
            </span>
          ))}
        </span>
        <span class="claim-text">{inLanguage(claim.text)}</span>
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

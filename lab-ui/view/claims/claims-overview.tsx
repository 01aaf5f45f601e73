import { CHAPTER_TRANSPORTS, type TransportName } from '../../../lab-server/wire/transports.ts';
import { texts } from '../../i18n/i18n.ts';
import { CLAIMS, type Judgement } from '../../measure/claims/all.ts';
import { CRITERIA, type Claim, type Criterion } from '../../measure/claims/claim.ts';
import { claimsTexts, inLanguage } from './say.ts';
import { VerdictSign } from './verdict-sign.tsx';

interface OverviewProps {
  /** Null before a run: the table as the chapter has it. */
  judgements: readonly Judgement[] | null;
  /** Called with the claim of a cell that somebody wants explained. */
  choose: (claim: Claim) => void;
}

/** The chapter's own table, a verdict in every cell. */
export function ClaimsOverview({ judgements, choose }: OverviewProps) {
  const t = claimsTexts();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <section class="table-scroll claims-overview" tabIndex={0} aria-label={t.overview}>
      <table>
        <caption>
          {t.overview}
          {judgements && <span> · {t.overviewHint}</span>}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.criterion}</th>
            {CHAPTER_TRANSPORTS.map((name) => (
              <th key={name} scope="col" data-transport={name}>
                <span>{texts.value.transports[name].name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CRITERIA.map((criterion) => (
            <tr key={criterion}>
              <th scope="row">{t.criteria[criterion]}</th>
              {CHAPTER_TRANSPORTS.map((name) => (
                <td key={name}>
                  {claimsIn(criterion, name).map((claim) => (
                    <Cell key={claim.id} claim={claim} judgements={judgements} choose={choose} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const claimsIn = (criterion: Criterion, transport: TransportName) =>
  CLAIMS.filter((claim) => claim.criterion === criterion && claim.transports.includes(transport));

function Cell({ claim, judgements, choose }: OverviewProps & { claim: Claim }) {
  const t = claimsTexts();
  const text = inLanguage(claim.text);
  const verdict = judgements?.find((one) => one.claim === claim)?.verdict;
  if (!verdict) return <span class="claims-cell">{text}</span>;
  return (
    <button type="button" class="claims-cell" data-verdict={verdict} onClick={() => choose(claim)}>
      <VerdictSign verdict={verdict} />
      <span>
        {text}
        <span class="unseen">, {t.verdicts[verdict]}</span>
      </span>
    </button>
  );
}

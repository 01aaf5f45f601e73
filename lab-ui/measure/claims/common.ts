import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { cannotTell, reason, type Figure, type Finding, type Judge } from './claim.ts';
import type { Evidence, LaneEvidence } from './evidence.ts';
import { sEn, sFr } from '../../i18n/plural.ts';

/** Figures by what they are. */
export const figure = {
  ms: (fr: string, en: string, amount: number): Figure => ({ label: { fr, en }, unit: 'ms', amount }),
  bytes: (fr: string, en: string, amount: number): Figure => ({ label: { fr, en }, unit: 'bytes', amount }),
  share: (fr: string, en: string, amount: number): Figure => ({ label: { fr, en }, unit: 'share', amount }),
  count: (fr: string, en: string, amount: number): Figure => ({ label: { fr, en }, unit: 'count', amount }),
  times: (fr: string, en: string, amount: number): Figure => ({ label: { fr, en }, unit: 'times', amount }),
};

const laneAbsent = reason<{ transport: TransportName }>('lane-absent', {
  fr: ({ transport }, say) => `${say.transport(transport)} ne faisait pas partie de cette comparaison.`,
  en: ({ transport }, say) => `${say.transport(transport)} had no part in this comparison.`,
});

/** Too few events, requests or the like to say anything. */
export const tooFewMoods = reason<{ had: number; needed: number }>('too-few-moods', {
  fr: ({ had, needed }, say) =>
    `Seulement ${say.number(had)} humeur${sFr(had)} reçue${sFr(had)} : il en faut ${needed}. Allongez la durée ou augmentez le rythme.`,
  en: ({ had, needed }, say) =>
    `Only ${say.number(had)} mood${sEn(had)} came: it takes ${needed}. Run for longer, or raise the rate.`,
});

/** The transcript keeps so many lines and no more. */
export const transcriptCut = reason<{ rows: number }>('transcript-cut', {
  fr: ({ rows }, say) =>
    `Trop d’échanges : le relevé n’a gardé que les ${say.number(rows)} derniers, le début manque.`,
  en: ({ rows }, say) =>
    `Too much was exchanged: the transcript kept the last ${say.number(rows)} lines only, its beginning is gone.`,
});

/** Judges by one lane; without it nothing can be told. */
export function byLane(
  transport: TransportName,
  judge: (lane: LaneEvidence, evidence: Evidence) => Finding,
): Judge {
  return (evidence) => {
    const lane = evidence.lanes.get(transport);
    return lane ? judge(lane, evidence) : cannotTell(laneAbsent({ transport }));
  };
}

/** Judges by several lanes; all of them have to be there. */
export function byLanes(
  transports: readonly TransportName[],
  judge: (lanes: LaneEvidence[], evidence: Evidence) => Finding,
): Judge {
  return (evidence) => {
    const absent = transports.find((transport) => !evidence.lanes.has(transport));
    if (absent) return cannotTell(laneAbsent({ transport: absent }));
    return judge(
      transports.map((transport) => evidence.lanes.get(transport)!),
      evidence,
    );
  };
}

import type { ComponentChildren } from 'preact';
import { language } from '../../i18n/i18n.ts';
import { wordingIn, type TrafficTexts } from './texts.ts';

type SignName = Exclude<keyof TrafficTexts['legend'], 'heading'>;

/** Each sign of the diagram in small; colours are the legend's own, for the signs are every lane's. */
const SIGNS: Readonly<Record<SignName, ComponentChildren>> = {
  brought: (
    <>
      <path class="sign-strong" d="M8 16 23 4" />
      <circle class="sign-full" cx="24" cy="3.6" r="3" />
    </>
  ),
  useless: <path class="sign-line sign-pale" d="M8 3 16 16 24 3" />,
  waiting: (
    <>
      <path class="sign-line" d="M3 11H28V3" />
      <circle class="sign-full" cx="5" cy="11" r="2.4" />
      <circle class="sign-full" cx="16" cy="11" r="2.4" />
    </>
  ),
  held: (
    <>
      <path class="sign-ground" d="M3 1H31L28 14H6Z" />
      <path class="sign-bar sign-held" d="M6 14H28" />
    </>
  ),
  open: (
    <>
      <path class="sign-ground" d="M3 4H31V14H3Z" />
      <path class="sign-bar" d="M3 4H31M3 14H31" />
    </>
  ),
  fresh: (
    <>
      <path class="sign-line" d="M12 4 21 17" />
      <circle class="sign-ring" cx="12" cy="4" r="3.2" />
    </>
  ),
  still: <path class="sign-line sign-warn" d="M4 16 16 2M11 16 23 2M18 16 30 2" />,
  sign: <path class="sign-line sign-dots" d="M9 16 23 3" />,
  refused: (
    <>
      <path class="sign-line sign-bad" d="M6 16 17 4" />
      <text class="sign-text" x="16" y="16">
        503
      </text>
    </>
  ),
  lost: (
    <>
      <path class="sign-line sign-dash" d="M6 17 17 8" />
      <path class="sign-line sign-bad sign-thick" d="M14 4 21 11M21 4 14 11" />
    </>
  ),
};

/** What the signs of the diagram mean. */
export function Legend() {
  const { legend, mouse } = wordingIn(language.value).texts;
  return (
    <div class="traffic-foot">
      <ul class="traffic-legend" aria-label={legend.heading}>
        {(Object.keys(SIGNS) as SignName[]).map((name) => (
          <li key={name}>
            <svg viewBox="0 0 34 18" width="34" height="18" aria-hidden="true">
              {SIGNS[name]}
            </svg>
            {legend[name]}
          </li>
        ))}
      </ul>
      <p class="traffic-mouse">{mouse}</p>
    </div>
  );
}

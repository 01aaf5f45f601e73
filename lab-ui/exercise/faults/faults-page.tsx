import { useEffect } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import { language } from '../../i18n/i18n.ts';
import { TopBar } from '../../view/top-bar.tsx';
import { FaultCard } from './fault-card.tsx';
import type { FaultsModel } from './faults-model.ts';
import { STORIES } from './stories/stories.ts';
import { faultTexts } from './texts.ts';

/** "Find the fault": six small programs, each with its counter. */
export function FaultsPage({ model }: { model: FaultsModel }) {
  const t = faultTexts.value;
  useEffect(() => {
    document.title = `${t.title} · Humeur Lab`;
  }, [t]);
  const mended = model.faults.filter((fault) => fault.mended.value).length;
  return (
    <>
      <TopBar here={4} skip={{ href: '#faults', text: t.skip }} />
      <main class="faults-page">
        <section class="faults-intro" aria-labelledby="faults-title">
          <h2 id="faults-title">{t.title}</h2>
          <p>
            {t.intro} {t.how}
          </p>
          <p class="faults-away" role="alert">
            {model.away.value && t.away}
          </p>
        </section>
        <Overview model={model} mended={mended} />
        <div id="faults" tabIndex={-1} class="fault-cards">
          {model.faults.map((fault, n) => (
            <FaultCard key={fault.name} fault={fault} number={n + 1} />
          ))}
        </div>
      </main>
    </>
  );
}

const MARKS = { open: '○', named: '◐', mended: '✓' } as const;

/** Where one is with each program, and the way to it. */
function Overview({ model, mended }: { model: FaultsModel; mended: number }) {
  const t = faultTexts.value;
  return (
    <nav class="faults-overview" aria-label={t.overview}>
      <ol>
        {model.faults.map(({ name, progress }) => (
          <li key={name}>
            <a href={`#${name}`} data-progress={progress.value}>
              <span aria-hidden="true">{MARKS[progress.value]}</span>
              <span>{STORIES[name].title[language.value]}</span>
              <span class="unseen">{t.marks[progress.value]}</span>
            </a>
          </li>
        ))}
      </ol>
      <output>{t.mendedOf(formatCount(mended), formatCount(model.faults.length))}</output>
    </nav>
  );
}

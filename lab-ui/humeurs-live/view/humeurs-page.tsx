import { useEffect } from 'preact/hooks';
import type { ReadonlySignal } from '@preact/signals';
import { ownProject } from '../../project/own-project.ts';
import { TopBar } from '../../view/top-bar.tsx';
import type { Humeurs } from '../humeurs.ts';
import { humeursTexts } from '../i18n/texts.ts';
import type { LiveLab } from '../live-lab.ts';
import { CardList } from './card-list.tsx';
import { DatabaseNotice } from './database-notice.tsx';
import { FaultPanel } from './fault-panel.tsx';
import { IndicatorLine } from './indicator-line.tsx';
import { PostPanel } from './post-panel.tsx';
import { ProblemLine } from './problem-line.tsx';
import { ProjectPanel } from './project-panel.tsx';
import { StatisticsPanel } from './statistics-panel.tsx';
import { Toast } from './toast.tsx';

interface HumeursPageProps {
  humeurs: Humeurs;
  lab: LiveLab;
  /** Milliseconds since 1970, anew every few seconds. */
  now: ReadonlySignal<number>;
}

/** The course's application: moods that come, change and go before one's eyes. */
export function HumeursPage({ humeurs, lab, now }: HumeursPageProps) {
  const t = humeursTexts.value;
  useEffect(() => {
    document.title = `${t.title} · Humeur Lab`;
  }, [t]);
  return (
    <>
      <TopBar here="live" skip={{ href: '#moods', text: t.skip }} />
      <main class="humeurs">
        <header class="humeurs-intro">
          <h2>{t.title}</h2>
          <p class="soft">{t.intro}</p>
        </header>
        <div class="humeurs-status">
          <IndicatorLine humeurs={humeurs} />
          <ProblemLine problem={humeurs.problem} />
          {ownProject.value === null && <DatabaseNotice database={lab.database} />}
        </div>
        <div class="humeurs-tools">
          <PostPanel humeurs={humeurs} />
          {ownProject.value === null && <FaultPanel lab={lab} />}
          <ProjectPanel />
        </div>
        <CardList humeurs={humeurs} now={now} />
        <StatisticsPanel cards={humeurs.cards} now={now} />
      </main>
      <Toast toast={humeurs.toast} />
    </>
  );
}

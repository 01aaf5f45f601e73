import { ProjectForm } from '../../project/project-form.tsx';
import { projectTexts } from '../../project/texts.ts';
import { humeursTexts } from '../i18n/texts.ts';
import type { ProjectChoice } from '../project-choice.ts';

/** Chooses between the lab and a project of one's own. */
export function ProjectPanel({ choice }: { choice: ProjectChoice }) {
  const t = humeursTexts.value.project;
  const own = choice.own.value;
  return (
    <section class="panel project" aria-labelledby="project-heading">
      <h3 id="project-heading">{t.heading}</h3>
      <p class="project-now">
        {own ? (
          <>
            <b>{own.url}</b>
            <button type="button" class="small" onClick={() => choice.join(null)}>
              {t.lab}
            </button>
          </>
        ) : (
          t.lab
        )}
      </p>
      <details>
        <summary>{projectTexts.value.own}</summary>
        <ProjectForm join={(project) => choice.join(project)} />
      </details>
    </section>
  );
}

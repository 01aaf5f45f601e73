import { chooseProject, ownProject } from '../../project/own-project.ts';
import { ProjectForm } from '../../project/project-form.tsx';
import { projectTexts } from '../../project/texts.ts';
import { humeursTexts } from '../i18n/texts.ts';

/** Chooses between the lab and a project of one's own. */
export function ProjectPanel() {
  const t = humeursTexts.value.project;
  const own = ownProject.value;
  return (
    <section class="panel project" aria-labelledby="project-heading">
      <h3 id="project-heading">{t.heading}</h3>
      <p class="project-now">
        {own ? (
          <>
            <b>{own.url}</b>
            <button type="button" class="small" onClick={() => chooseProject(null)}>
              {t.lab}
            </button>
          </>
        ) : (
          t.lab
        )}
      </p>
      <details>
        <summary>{projectTexts.value.own}</summary>
        <ProjectForm join={chooseProject} />
      </details>
    </section>
  );
}

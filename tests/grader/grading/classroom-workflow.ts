import type { Check } from '../check.ts';
import { runnerName } from '../results/formats/classroom.ts';

/**
 * The workflow that an instructor puts into the assignment's template as `.github/workflows/classroom.yml`. The lab is
 * fetched from `repository`, which students cannot change, when a submission is graded; each visible check is a runner
 * of its own, so that table and total of GitHub's reporter agree.
 */
export function classroomWorkflow(checks: readonly Check[], repository: string): string {
  const runners = checks.filter(({ visibility }) => visibility === 'visible').map(({ id }) => runnerName(id));
  const results = runners.map(
    (name) =>
      `          ${name.toUpperCase()}_RESULTS: \${{ fromJSON(steps.grade.outputs.results).${name} }}`,
  );
  return `name: Autograding
on: [push, workflow_dispatch]
permissions:
  checks: write
  actions: read
  contents: read
jobs:
  grade:
    runs-on: ubuntu-latest
    if: github.actor != 'github-classroom[bot]'
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v4
        with:
          path: submission
      - uses: actions/checkout@v4
        with:
          repository: ${repository}
          path: lab
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - working-directory: lab
        run: npm ci && npx playwright install --with-deps --only-shell chromium
      - id: grade
        working-directory: lab
        run: |
          # What student code may have put into a message is no command for the runner.
          stop=$(node -p "require('node:crypto').randomUUID()")
          echo "::stop-commands::$stop"
          npm run --silent grade -- --submission ../submission --student submission --out ../grades --format classroom,html
          echo "::$stop::"
          node -p "'results=' + JSON.stringify(JSON.parse(require('node:fs').readFileSync('../grades/classroom.json', 'utf8')))" >> "$GITHUB_OUTPUT"
      - uses: actions/upload-artifact@v4
        with:
          name: report
          path: grades/report.html
      - uses: classroom-resources/autograding-grading-reporter@v1
        env:
${results.join('\n')}
        with:
          runners: ${runners.join(',')}
`;
}

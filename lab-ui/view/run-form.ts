/** Name of the form that starts a run: fields elsewhere on the page belong to it by this. */
export const RUN_FORM = 'run';

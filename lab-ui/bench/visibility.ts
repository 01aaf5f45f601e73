/** Whether the page is hidden at any time until `stop` is called: browsers slow the timers of hidden pages. */
export function watchVisibility(): { wasHidden(): boolean; stop(): void } {
  let hidden = document.hidden;
  const look = () => {
    hidden ||= document.hidden;
  };
  document.addEventListener('visibilitychange', look);
  return { wasHidden: () => hidden, stop: () => document.removeEventListener('visibilitychange', look) };
}

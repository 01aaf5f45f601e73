import type { FrameSettings, FromFrame, ToFrame } from '../frame/messages.ts';

/** How the page wants this frame to begin. */
export const settings = JSON.parse(decodeURIComponent(location.hash.slice(1))) as FrameSettings;

/** Says something to the page around this frame. */
export function tell(message: FromFrame): void {
  parent.postMessage(message, settings.page);
}

/** Calls `take` with what the page says. */
export function hear(take: (message: ToFrame) => void): void {
  addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
    if (source === parent) take(data);
  });
}

hear((message) => {
  if (message.type !== 'look') return;
  document.documentElement.dataset['theme'] = message.theme;
  document.documentElement.lang = message.language;
});

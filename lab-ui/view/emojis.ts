/** The emojis that a form offers. */
export const EMOJIS = ['🙂', '🎉', '🚀', '😴', '☕', '🤯', '🔥', '🐛', '🧠', '🥳', '😅', '🌈'] as const;

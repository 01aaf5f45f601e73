import { transportTests } from './suite.ts';

transportTests('short-poll');
transportTests('long-poll');
transportTests('sse');
transportTests('websocket');
transportTests('ndjson');

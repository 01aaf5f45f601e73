/** What a client may send on the WebSocket stream as text, and what it is answered. Neither is a batch. */
export const HEARTBEAT = '{"type":"ping"}';
export const HEARTBEAT_ANSWER = '{"type":"pong"}';

/** Why joins are refused by a fault: words of the real service. */
export const JOIN_REFUSAL = 'Realtime is disabled for this project';

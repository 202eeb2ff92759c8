/** What a hotspot of the demo calls itself in the air, by its place in the list: twelve hex digits, of nobody's making. */
export const bssidOf = (hotspot: number): string => `02ca${hotspot.toString(16).padStart(8, '0')}`;

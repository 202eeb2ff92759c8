const rememberedAs = 'causeway.camera';

/** The camera that was chosen in this browser, or the empty string. */
export const rememberedCamera = (): string => localStorage.getItem(rememberedAs) ?? '';

export function rememberCamera(id: string): void {
  if (id) localStorage.setItem(rememberedAs, id);
  else localStorage.removeItem(rememberedAs);
}

/** What to ask the browser for: the camera that was chosen, where it is still there, else one that looks the right way. */
export function cameraWanted(facing: 'user' | 'environment'): MediaTrackConstraints {
  const id = rememberedCamera();
  return id ? { deviceId: { ideal: id } } : { facingMode: facing };
}

/** The cameras of this device. Browsers name them once one was allowed. */
export async function listCameras(): Promise<{ id: string; name: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }, at) => ({ id: deviceId, name: label || String(at + 1) }));
}

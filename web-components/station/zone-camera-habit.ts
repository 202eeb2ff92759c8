const rememberedAs = 'causeway.zone-by-camera';

/** Whether documents are read by the camera at this station: then it is on as soon as lines are asked for. */
export const isZoneCameraUsual = (): boolean => localStorage.getItem(rememberedAs) === 'yes';

export const rememberZoneCamera = (): void => localStorage.setItem(rememberedAs, 'yes');

export const forgetZoneCamera = (): void => localStorage.removeItem(rememberedAs);

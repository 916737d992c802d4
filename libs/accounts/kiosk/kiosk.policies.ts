import { policy } from '#libs/platform';

/** The caller is a kiosk. It acts for the venue of its token, which it cannot choose. */
policy('kiosk', (viewer) => viewer.kiosk !== undefined);

package planted.quota.store;

import planted.quota.web.Public;

/** Closes the circle with {@code web}. */
record GoesRound(Public other) {}

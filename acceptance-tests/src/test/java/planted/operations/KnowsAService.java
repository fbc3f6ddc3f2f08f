package planted.operations;

import planted.quota.web.Public;

/** Depends on a service. */
record KnowsAService(Public service) {}

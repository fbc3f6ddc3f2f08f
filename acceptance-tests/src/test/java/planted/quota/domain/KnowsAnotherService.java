package planted.quota.domain;

import planted.review.domain.Case;

/** Depends on another service. */
record KnowsAnotherService(Case other) {}

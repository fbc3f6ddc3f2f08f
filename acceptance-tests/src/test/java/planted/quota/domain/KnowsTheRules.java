package planted.quota.domain;

import planted.rules.Strictness;

/** Has nothing to do with them. */
record KnowsTheRules(Strictness strictness) {}

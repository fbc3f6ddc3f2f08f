package planted.notification.domain;

import planted.rules.Strictness;

/** Has nothing to do with them. */
record KnowsTheRules(Strictness strictness) {}

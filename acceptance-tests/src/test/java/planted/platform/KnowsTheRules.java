package planted.platform;

import planted.rules.Strictness;

/** Has to stand by itself. */
record KnowsTheRules(Strictness strictness) {}

package planted.quota.web;

import planted.quota.web.part.CyclicPart;

/** Depends on the package that depends on it, within one role. */
public record CyclicWhole(CyclicPart part) {}

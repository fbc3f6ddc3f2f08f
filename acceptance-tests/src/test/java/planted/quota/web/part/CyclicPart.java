package planted.quota.web.part;

import java.util.List;
import planted.quota.web.CyclicWhole;

/** Depends on the package that depends on it, within one role. */
public record CyclicPart(List<CyclicWhole> wholes) {}

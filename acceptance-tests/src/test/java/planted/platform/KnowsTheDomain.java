package planted.platform;

import planted.contracts.NotData;

/** Knows what it should not. */
public class KnowsTheDomain {

    NotData data = new NotData();
}

package planted.quota.web;

import planted.quota.Root;

/** Only the root itself may. */
class KnowsTheRoot {

    String name(Root root) {
        return root.name();
    }
}

package planted.review.web;

import planted.review.Root;

/** Only the root itself may. */
class KnowsTheRoot {

    String name(Root root) {
        return root.name();
    }
}

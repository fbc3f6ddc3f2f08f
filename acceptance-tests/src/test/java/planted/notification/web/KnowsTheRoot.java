package planted.notification.web;

import planted.notification.Root;

/** Only the root itself may. */
class KnowsTheRoot {

    String name(Root root) {
        return root.name();
    }
}

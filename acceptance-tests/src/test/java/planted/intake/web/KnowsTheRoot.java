package planted.intake.web;

import planted.intake.Root;

/** Only the root itself may. */
class KnowsTheRoot {

    String name(Root root) {
        return root.name();
    }
}

package io.countersign.operations.rebuild;

/** Makes one service's derived documents again. */
interface Rebuild {

    /** @return one line that says what was made */
    String run();
}

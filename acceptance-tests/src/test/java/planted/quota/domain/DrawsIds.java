package planted.quota.domain;

import java.util.UUID;

/** Is not the same twice. */
class DrawsIds {

    String id() {
        return UUID.randomUUID().toString();
    }
}

package io.countersign.notification.delivery;

import java.net.UnknownHostException;

/** The name leads to an address that no webhook is posted to. */
final class ForbiddenAddress extends UnknownHostException {

    private static final long serialVersionUID = 1;

    ForbiddenAddress(String host) {
        super(host + " leads to an address that is not public");
    }
}

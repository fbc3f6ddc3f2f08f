package io.countersign.notification;

import io.countersign.platform.testing.ResealContract;
import java.io.PrintStream;

class EndpointResealTest extends ResealContract {

    EndpointResealTest() {
        super("notification", "endpoints", "id");
    }

    @Override
    protected int reseal(PrintStream out, PrintStream err, String... properties) {
        return NotificationService.reseal(out, err, properties);
    }
}

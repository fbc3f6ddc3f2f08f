package io.countersign.intake;

import io.countersign.platform.testing.ResealContract;
import java.io.PrintStream;

class KeyPairResealTest extends ResealContract {

    KeyPairResealTest() {
        super("intake", "keyPairs", "_id");
    }

    @Override
    protected int reseal(PrintStream out, PrintStream err, String... properties) {
        return IntakeService.reseal(out, err, properties);
    }
}

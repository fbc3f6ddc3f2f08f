package io.countersign.failures;

import io.countersign.acceptance.Forms;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Brands: most of them new, some known. */
final class BrandNames {

    private static final int HUNDRED = 100;
    private static final int KNOWN = 5;

    private final AtomicInteger last = new AtomicInteger();

    String any(Random random) {
        int number =
                random.nextInt(HUNDRED) < KNOWN && last.get() > 0 ? random.nextInt(last.get()) : last.incrementAndGet();
        return Forms.brand(number);
    }
}

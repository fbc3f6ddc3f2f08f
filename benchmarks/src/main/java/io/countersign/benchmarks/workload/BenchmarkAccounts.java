package io.countersign.benchmarks.workload;

import io.countersign.contracts.Sha256;
import java.util.Arrays;

/** Accounts of a hundred platforms, each with its own certificate. */
public final class BenchmarkAccounts {

    public static final int DEFAULT_COUNT = 20_000;
    /** Coprime to the number of accounts, so that every account applies equally often. */
    private static final int STRIDE = 7_919;

    public static final int PLATFORMS = 100;

    private final String[] digests;

    public BenchmarkAccounts(int count) {
        digests = new String[count];
        Arrays.setAll(digests, account -> Sha256.of(picture(account)).hex());
    }

    int count() {
        return digests.length;
    }

    /** The account of the application with a number. */
    int at(int number) {
        return (int) ((long) number * STRIDE % digests.length);
    }

    public static String id(int account) {
        return "platform-" + platform(account) + ".bench-" + account;
    }

    public static int platform(int account) {
        return account % PLATFORMS;
    }

    static String verifiedName(int account) {
        return "Customer " + account + " Holding Co., Ltd.";
    }

    /** A picture of its own for each account. */
    static byte[] picture(int account) {
        return NumberedPicture.png(account);
    }

    String digest(int account) {
        return digests[account];
    }
}

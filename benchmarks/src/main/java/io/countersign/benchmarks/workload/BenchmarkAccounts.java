package io.countersign.benchmarks.workload;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Accounts of a hundred platforms, each with its own certificate. */
public final class BenchmarkAccounts {

    public static final int DEFAULT_COUNT = 20_000;
    /** Coprime to the number of accounts, so that every account applies equally often. */
    private static final int STRIDE = 7_919;

    public static final int PLATFORMS = 100;

    private static final byte[] PNG = HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
                    + "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082");

    private final String[] digests;

    public BenchmarkAccounts(int count) {
        digests = new String[count];
        Arrays.setAll(digests, account -> sha256(picture(account)));
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

    /** An image with the account's number after its end. */
    static byte[] picture(int account) {
        return ByteBuffer.allocate(PNG.length + Integer.BYTES)
                .put(PNG)
                .putInt(account)
                .array();
    }

    String digest(int account) {
        return digests[account];
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

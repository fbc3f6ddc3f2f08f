package io.countersign.intake.web;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Requests per second, and how many may come at once after a pause; per account or platform, and per instance.
 *
 * @param submit applications of an account, and what is done with them
 * @param submitBurst the same at once
 * @param platform applications of a platform, for all its accounts
 * @param platformBurst the same at once
 * @param read what is read
 * @param readBurst the same at once
 * @param upload certificates
 * @param uploadBurst the same at once
 * @param evaluate dry runs
 * @param evaluateBurst the same at once
 */
@Validated
@ConfigurationProperties("countersign.intake.rates")
public record RateProperties(
        @Positive int submit,
        int submitBurst,
        @Positive int platform,
        int platformBurst,
        @Positive int read,
        int readBurst,
        @Positive int upload,
        int uploadBurst,
        @Positive int evaluate,
        int evaluateBurst) {

    public RateProperties {
        if (submitBurst < submit
                || platformBurst < platform
                || readBurst < read
                || uploadBurst < upload
                || evaluateBurst < evaluate) {
            throw new IllegalArgumentException("countersign.intake.rates: a burst is at least the rate");
        }
    }

    /** What is limited apart. */
    public enum Kind {
        SUBMIT,
        READ,
        UPLOAD,
        EVALUATE
    }

    Policy policy(Kind kind, boolean isPlatform) {
        return switch (kind) {
            case SUBMIT ->
                isPlatform ? new Policy("submit", platform, platformBurst) : new Policy("submit", submit, submitBurst);
            case READ ->
                isPlatform
                        ? new Policy("read", Math.max(read, platform), Math.max(readBurst, platformBurst))
                        : new Policy("read", read, readBurst);
            case UPLOAD ->
                isPlatform
                        ? new Policy("upload", 10 * upload, 10 * uploadBurst)
                        : new Policy("upload", upload, uploadBurst);
            case EVALUATE ->
                isPlatform
                        ? new Policy("evaluate", 10 * evaluate, 10 * evaluateBurst)
                        : new Policy("evaluate", evaluate, evaluateBurst);
        };
    }

    /**
     * A bucket that holds {@code burst} tokens and gets {@code perSecond} of them.
     *
     * @param name as the headers have it
     */
    record Policy(String name, int perSecond, int burst) {

        /** The window in which a whole bucket comes back. */
        int window() {
            return Math.max(1, Math.ceilDiv(burst, perSecond));
        }

        String header() {
            return '"' + name + "\";q=" + burst + ";w=" + window();
        }
    }
}

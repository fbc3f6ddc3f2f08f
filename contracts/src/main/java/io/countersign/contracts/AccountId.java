package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** The tenant, and the record key of every topic: 1 to 64 of letters, digits, {@code . _ -}. */
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {

    private static final int MAX_LENGTH = 64;

    @JsonCreator
    public AccountId {
        if (!isAccountId(value)) {
            throw new IllegalArgumentException("an account id is 1 to 64 of letters, digits, . _ -");
        }
    }

    /** The account that a text names, if it has the form of one. */
    public static Optional<AccountId> parse(String text) {
        return isAccountId(text) ? Optional.of(new AccountId(text)) : Optional.empty();
    }

    /** Without a pattern: each event and each document that is read has an id. */
    private static boolean isAccountId(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

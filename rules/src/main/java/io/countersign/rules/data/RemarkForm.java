package io.countersign.rules.data;

import java.util.Locale;

/** What a type's application description has to be. */
public enum RemarkForm {
    STORE_LINK,
    DOMAIN,
    FULL_NAME,
    FREE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.countersign.intake.tencent.call;

import io.countersign.contracts.Region;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone number in E.164; domestic ones are also taken as {@code 0086…}, {@code 86…} or eleven digits. */
public record PhoneNumber(String e164) {

    private static final Pattern DOMESTIC = Pattern.compile("(?:\\+86|0086|86)?(1[0-9]{10})");
    private static final Pattern GLOBAL = Pattern.compile("\\+(?!86)[1-9][0-9]{5,14}");

    public static Optional<PhoneNumber> of(String text) {
        var domestic = DOMESTIC.matcher(text);
        if (domestic.matches()) {
            return Optional.of(new PhoneNumber("+86" + domestic.group(1)));
        }
        return GLOBAL.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
    }

    public Region region() {
        return e164.startsWith("+86") ? Region.DOMESTIC : Region.GLOBAL;
    }

    /** Phone numbers are never logged. */
    @Override
    public String toString() {
        return "a " + region().code() + " number";
    }
}

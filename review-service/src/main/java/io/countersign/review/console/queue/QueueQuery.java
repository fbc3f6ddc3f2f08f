package io.countersign.review.console.queue;

import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.SignatureType;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueListing;
import io.countersign.review.domain.queue.QueueListing.Mark;
import io.countersign.review.domain.queue.QueueOrder;
import io.countersign.review.domain.revision.Priority;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the queue page lists, as its address states. A value that the page does not offer is ignored, so that an old bookmark
 * still opens the page.
 *
 * @param after where this page of the list begins; null for its first page
 */
record QueueQuery(
        ClaimFilter filter,
        String account,
        QueueOrder order,
        @Nullable Mark after) {

    static final int MAX_ACCOUNT_LENGTH = 64;

    static final QueueQuery FIRST = new QueueQuery(ClaimFilter.any(), "", QueueOrder.URGENT, null);

    static QueueQuery of(Map<String, String> parameters) {
        var filter = new ClaimFilter(
                chosen(parameters.get("region"), Region.values(), Region::code),
                chosen(parameters.get("language"), Language.values(), Language::code),
                chosen(parameters.get("type"), SignatureType.values(), SignatureType::code),
                chosen(parameters.get("priority"), Priority.values(), Priority::code));
        var order = chosen(parameters.get("order"), QueueOrder.values(), QueueOrder::code);
        var account = parameters.getOrDefault("account", "").strip();
        return new QueueQuery(
                filter,
                account.substring(0, Math.min(account.length(), MAX_ACCOUNT_LENGTH)),
                order == null ? QueueOrder.URGENT : order,
                mark(parameters.get("after")));
    }

    private static <T> @Nullable T chosen(@Nullable String code, T[] values, Function<T, String> codes) {
        return Arrays.stream(values)
                .filter(value -> codes.apply(value).equals(code))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Mark mark(@Nullable String text) {
        try {
            return text == null ? null : Mark.of(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    QueueListing listing() {
        return new QueueListing(filter, account.isEmpty() ? null : account, order);
    }

    /** For templates. */
    public boolean filtered() {
        return !account.isEmpty() || !filter.equals(ClaimFilter.any());
    }

    /** The same list from its beginning in this order; for templates. */
    public String inOrder(String code) {
        var other = Arrays.stream(QueueOrder.values())
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow();
        return new QueueQuery(filter, account, other, null).text();
    }

    /** The same list from its beginning; for templates. */
    public String first() {
        return new QueueQuery(filter, account, order, null).text();
    }

    /** The page that follows in the same list; for templates. */
    public String from(String mark) {
        return new QueueQuery(filter, account, order, mark(mark)).text();
    }

    /** As query parameters, without those that have no value. */
    public String text() {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put(
                "region", filter.region() == null ? null : filter.region().code());
        parameters.put(
                "language", filter.language() == null ? null : filter.language().code());
        parameters.put("type", filter.type() == null ? null : filter.type().code());
        parameters.put(
                "priority", filter.priority() == null ? null : filter.priority().code());
        parameters.put("account", account.isEmpty() ? null : account);
        parameters.put("order", order == QueueOrder.URGENT ? null : order.code());
        parameters.put("after", after == null ? null : after.text());
        return parameters.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

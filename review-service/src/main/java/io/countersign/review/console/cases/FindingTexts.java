package io.countersign.review.console.cases;

import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.cases.CaseScreen.Mark;
import io.countersign.rules.context.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words for what the rules found. */
@Component
public class FindingTexts {

    /** The field of the screen that each rule is about. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("name-length", "/name"),
            Map.entry("name-characters", "/name"),
            Map.entry("name-brackets", "/name"),
            Map.entry("name-digits", "/name"),
            Map.entry("personal-data", "/name"),
            Map.entry("identifiable-name", "/name"),
            Map.entry("prohibited-content", "/name"),
            Map.entry("name-and-entity", "/name"),
            Map.entry("look-alike", "/name"),
            Map.entry("type", "/type"),
            Map.entry("certificates", "/documents"),
            Map.entry("seen-pictures", "/documents"),
            Map.entry("letter", "/documents"),
            Map.entry("owner", "/owner"),
            Map.entry("remark", "/remark"),
            Map.entry("developer", "/developedBy"),
            Map.entry("released-product", "/productReleased"));

    private static final int SHORT_DIGEST = 8;

    private final ConsoleMessages messages;

    FindingTexts(ConsoleMessages messages) {
        this.messages = messages;
    }

    /** The marks of each field: what needs attention, or one mark if the rules found nothing. */
    Map<String, List<Mark>> byField(@Nullable Assessment assessment, Locale locale) {
        var marks = new HashMap<String, List<Mark>>();
        for (var finding : findings(assessment)) {
            var field = FIELDS.get(finding.rule());
            if (field != null && finding.result() != Result.NOT_APPLICABLE) {
                marks.computeIfAbsent(field, _ -> new ArrayList<>())
                        .add(new Mark(tone(finding.result()), result(finding, locale)));
            }
        }
        marks.replaceAll((_, all) -> shown(all, locale));
        return marks;
    }

    private List<Mark> shown(List<Mark> all, Locale locale) {
        var notable = all.stream().filter(mark -> !mark.tone().equals("ok")).toList();
        return notable.isEmpty() ? List.of(new Mark("ok", messages.text(locale, "finding.ok"))) : notable;
    }

    /** What asks for a look, with what the rule looked at. */
    public List<CaseScreen.Finding> all(@Nullable Assessment assessment, Locale locale) {
        return findings(assessment).stream()
                .filter(finding ->
                        finding.result() == Result.REFERRED || finding.result() == Result.REJECTED || isNoted(finding))
                .map(finding -> new CaseScreen.Finding(
                        isNoted(finding) ? "info" : tone(finding.result()),
                        rule(finding, locale),
                        result(finding, locale),
                        details(finding, locale)))
                .toList();
    }

    String passed(@Nullable Assessment assessment, Locale locale) {
        return findings(assessment).stream()
                .filter(finding -> finding.result() == Result.PASSED)
                .map(finding -> rule(finding, locale))
                .collect(Collectors.joining(messages.text(locale, "list.separator")));
    }

    private static List<Finding> findings(@Nullable Assessment assessment) {
        return assessment == null ? List.of() : assessment.findings();
    }

    private String rule(Finding finding, Locale locale) {
        return messages.textOr(locale, "rule." + finding.rule(), finding.rule().replace('-', ' '));
    }

    /** Pictures that only look alike refer nothing, and the reviewer is to see them. */
    private static boolean isNoted(Finding finding) {
        return finding.result() == Result.PASSED && finding.restricted().containsKey(Records.RESEMBLANCES);
    }

    private String result(Finding finding, Locale locale) {
        if (isNoted(finding)) {
            return messages.text(locale, "finding.resembles");
        }
        return finding.result() == Result.REFERRED
                ? messages.textOr(locale, "referred." + finding.rule(), messages.text(locale, "finding.referred"))
                : messages.text(locale, "finding." + finding.result().code());
    }

    private List<String> details(Finding finding, Locale locale) {
        var details = new ArrayList<String>();
        finding.values().forEach((name, value) -> details.add(detail(name, value, locale)));
        finding.restricted()
                .forEach((name, value) ->
                        value.lines().forEach(line -> details.add(detail(name, readable(line), locale))));
        finding.reasons().forEach(reason -> details.add(reason.text(ConsoleMessages.language(locale))));
        return details;
    }

    private String detail(String name, String value, Locale locale) {
        return messages.textOr(locale, "value." + name, name) + ": " + value;
    }

    /** Rules separate columns by tabs; a digest is shown only if there is nothing else. */
    private static String readable(String line) {
        if (line.matches("[0-9a-f]{64}")) {
            return line.substring(0, SHORT_DIGEST) + "…";
        }
        return List.of(line.split("\t", -1)).stream()
                .filter(column -> !column.matches("[0-9a-f]{64}|true|false"))
                .collect(Collectors.joining(" · "));
    }

    private static String tone(Result result) {
        return switch (result) {
            case PASSED -> "ok";
            case REJECTED -> "bad";
            case REFERRED -> "warn";
            case NOT_APPLICABLE -> "info";
        };
    }
}

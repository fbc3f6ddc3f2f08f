package io.countersign.review.console.cases;

import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsoleTime;
import io.countersign.review.console.cases.CaseScreen.Decision;
import io.countersign.review.console.cases.CaseScreen.Field;
import io.countersign.review.console.cases.CaseScreen.Mark;
import io.countersign.review.console.cases.CaseScreen.Paper;
import io.countersign.review.console.cases.CaseScreen.Place;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.revision.FieldChange;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.SlotUse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the screen of a case for one reader. */
@Component
public class CaseScreens {

    private static final int CHECKS = 4;
    private static final List<String> FIELDS_OF_REASONS =
            List.of("name", "type", "owner", "remark", "developedBy", "productReleased");

    private final ConsoleMessages messages;
    private final DecisionTexts decisions;
    private final FindingTexts findings;
    private final AccountSignatures siblings;
    private final ClaimSettings settings;
    private final InstantSource clock;

    CaseScreens(
            ConsoleMessages messages,
            DecisionTexts decisions,
            FindingTexts findings,
            AccountSignatures siblings,
            ClaimSettings settings,
            InstantSource clock) {
        this.settings = settings;
        this.messages = messages;
        this.siblings = siblings;
        this.decisions = decisions;
        this.findings = findings;
        this.clock = clock;
    }

    /** Null for a case without content, whose revisions were all removed or refused. */
    @Nullable
    CaseScreen of(Case known, String reader, Locale locale) {
        var shown = shown(known);
        if (shown == null) {
            return null;
        }
        return screen(known, shown.getKey(), shown.getValue(), new Reader(reader, locale));
    }

    private record Reader(String name, Locale locale) {}

    private static Map.@Nullable Entry<Integer, RevisionState> shown(Case known) {
        var open = known.open();
        if (open != null) {
            return Map.entry(open.getKey(), open.getValue());
        }
        return known.revisions().reversed().entrySet().stream()
                .filter(entry -> entry.getValue().content() != null)
                .findFirst()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .orElse(null);
    }

    private @Nullable CaseScreen screen(Case known, int revision, RevisionState state, Reader reader) {
        var content = state.content();
        if (content == null) {
            return null;
        }
        var locale = reader.locale();
        var time = new ConsoleTime(messages, locale, clock.instant());
        var open = state instanceof Open waiting ? waiting : null;
        var application = content.application();
        var assessment = open == null ? null : open.assessment();
        return new CaseScreen(
                known.signature().text(),
                revision,
                application.name(),
                kind(content, locale),
                known.account().value(),
                content.account().verifiedName(),
                time.at(content.submittedAt()),
                sample(application),
                messages.text(messageLocale(application), "case.message"),
                messageLocale(application).getLanguage(),
                open != null,
                open == null ? null : deadline(open, time),
                claim(open, time, reader.name()),
                fields(content, older(known, revision), findings.byField(assessment, locale), locale),
                inquiries(open, time),
                findings.all(assessment, locale),
                findings.passed(assessment, locale),
                state instanceof Decided decided ? decisions.of(revision, decided, time) : null,
                known.retired() != null,
                earlier(known, revision, time),
                papers(application, open, locale),
                places(application, open, locale),
                siblings.of(known, locale),
                slots(content.slots(), locale));
    }

    private @Nullable String slots(@Nullable SlotUse slots, Locale locale) {
        return slots == null ? null : messages.text(locale, "case.slots", slots.used(), slots.limit());
    }

    /** Null while the applicant is asked: the clock stands. */
    private static CaseScreen.@Nullable Deadline deadline(Open open, ConsoleTime time) {
        if (open.clock().questions().stream().anyMatch(Question::isOpen)) {
            return null;
        }
        var due = open.due();
        return new CaseScreen.Deadline(time.clock(due), due, time.due(due), time.urgency(due));
    }

    private String kind(RevisionContent content, Locale locale) {
        var application = content.application();
        return String.join(
                " · ",
                messages.text(locale, "region." + application.region().code()),
                application.type().label(ConsoleMessages.language(locale)),
                messages.text(locale, "purpose." + application.purpose().code()));
    }

    public static String sample(Application application) {
        return application.region() == Region.DOMESTIC
                ? "【" + application.name() + "】"
                : "[" + application.name() + "] ";
    }

    public static Locale messageLocale(Application application) {
        return application.region() == Region.DOMESTIC ? Locale.CHINESE : Locale.ENGLISH;
    }

    private CaseScreen.@Nullable Claim claim(@Nullable Open open, ConsoleTime time, String reader) {
        var lease = open == null ? null : open.lease();
        if (lease == null || !lease.until().isAfter(time.now())) {
            return null;
        }
        var isMine = lease.reviewer().equals(reader);
        return new CaseScreen.Claim(
                lease.reviewer(),
                lease.until().toEpochMilli(),
                settings.lease().toMillis(),
                isMine,
                isMine ? lease.token() : null);
    }

    private List<CaseScreen.Inquiry> inquiries(@Nullable Open open, ConsoleTime time) {
        return open == null
                ? List.of()
                : open.clock().questions().stream()
                        .map(question -> inquiry(question, time))
                        .toList();
    }

    private CaseScreen.Inquiry inquiry(Question question, ConsoleTime time) {
        var closing = question.closing();
        var state = closing == null
                ? messages.text(time.locale(), "case.askedUntil", time.at(question.until()))
                : messages.text(time.locale(), "case.asked." + closing.result().code(), time.at(closing.at()));
        var answer = question.answer();
        return new CaseScreen.Inquiry(
                question.text(),
                state,
                question.isOpen(),
                answer == null ? null : answer.text(),
                answer == null ? 0 : answer.certificates().size());
    }

    private static @Nullable Application older(Case known, int revision) {
        return known.revisions().headMap(revision).reversed().values().stream()
                .map(RevisionState::content)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(RevisionContent::application)
                .orElse(null);
    }

    private List<Field> fields(
            RevisionContent content, @Nullable Application older, Map<String, List<Mark>> marks, Locale locale) {
        var now = values(content.application(), content.account(), locale);
        var before = older == null ? Map.<String, String>of() : values(older, content.account(), locale);
        var changed = older == null
                ? List.<String>of()
                : FieldChange.between(older, content.application()).stream()
                        .map(FieldChange::pointer)
                        .toList();
        var absent = messages.text(locale, "case.absent");
        var fields = new ArrayList<Field>();
        var pointers = new LinkedHashSet<>(now.keySet());
        pointers.addAll(before.keySet());
        for (var pointer : pointers) {
            var value = now.getOrDefault(pointer, absent);
            var isChanged = changed.contains(pointer) || !now.containsKey(pointer);
            fields.add(new Field(
                    messages.text(locale, "field." + pointer.substring(1)),
                    value,
                    place(pointer, content.application()),
                    isChanged ? diff(before.getOrDefault(pointer, absent), value, absent) : null,
                    marks.getOrDefault(pointer, List.of())));
        }
        return fields;
    }

    private static TextDiff diff(String before, String after, String absent) {
        return before.equals(absent) || after.equals(absent)
                ? TextDiff.replacement(before, after)
                : TextDiff.between(before, after);
    }

    /** A reason about certificates is about the first of them, until the reviewer chooses another. */
    private static @Nullable String place(String pointer, Application application) {
        if (pointer.equals("/documents")) {
            return application.documents().isEmpty() ? null : "/documents/0";
        }
        return FIELDS_OF_REASONS.contains(pointer.substring(1)) ? pointer : null;
    }

    /** By JSON pointer, in the order of the screen; what was left out is left out. */
    private Map<String, String> values(Application application, AccountSnapshot account, Locale locale) {
        var values = new LinkedHashMap<String, String>();
        application.fields().forEach((name, value) -> {
            var text = value == null ? null : text(name, value, application, locale);
            if (text != null) {
                values.put("/" + name, text);
            }
        });
        values.put(
                "/account",
                account.id().value() + " · "
                        + messages.text(locale, "account." + account.kind().code()));
        return values;
    }

    /** Null where the screen has another place for the field. */
    private @Nullable String text(String field, Object value, Application application, Locale locale) {
        return switch (value) {
            case String text -> text;
            case SignatureType type -> type.label(ConsoleMessages.language(locale));
            case Owner owner -> owner.name();
            case Developer developer -> messages.text(locale, "developer." + developer.code());
            case Boolean isReleased ->
                application.type().isProduct() ? messages.text(locale, isReleased ? "case.yes" : "case.no") : null;
            default -> field.equals("documents") ? documents(application, locale) : null;
        };
    }

    private String documents(Application application, Locale locale) {
        var language = ConsoleMessages.language(locale);
        var labels =
                application.documents().stream().map(document -> document.type().label(language));
        var letter =
                application.letter() == null ? Stream.<String>of() : Stream.of(messages.text(locale, "case.letter"));
        return Stream.concat(labels, letter).collect(Collectors.joining(messages.text(locale, "list.separator")));
    }

    private List<Decision> earlier(Case known, int revision, ConsoleTime time) {
        var earlier = new ArrayList<Decision>();
        known.revisions().headMap(revision).reversed().forEach((number, state) -> {
            if (state instanceof Decided decided) {
                earlier.add(decisions.of(number, decided, time));
            }
        });
        return earlier;
    }

    /** The application's own, then those that came with answers. */
    private List<Paper> papers(Application application, @Nullable Open open, Locale locale) {
        var language = ConsoleMessages.language(locale);
        var papers = new ArrayList<Paper>();
        for (int at = 0; at < application.documents().size(); at++) {
            var document = application.documents().get(at);
            papers.add(new Paper(
                    "/documents/" + at,
                    capitalized(document.type().label(language)),
                    document.sha256(),
                    checks(document.type(), locale)));
        }
        var letter = application.letter();
        if (letter != null) {
            papers.add(new Paper(
                    "/letter", messages.text(locale, "case.letter"), letter.sha256(), checks("letter", locale)));
        }
        if (open != null) {
            open.clock().questions().forEach(question -> papers.addAll(answered(question, locale)));
        }
        return papers;
    }

    private List<Paper> answered(Question question, Locale locale) {
        var answer = question.answer();
        var certificates = answer == null ? List.<String>of() : answer.certificates();
        return IntStream.range(0, certificates.size())
                .mapToObj(at -> new Paper(
                        "/questions/" + question.number() + "/certificates/" + at,
                        messages.text(locale, "case.answerPaper", question.number(), at + 1),
                        certificates.get(at),
                        checks("answer", locale)))
                .toList();
    }

    private static String capitalized(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    private List<String> checks(DocumentType type, Locale locale) {
        return checks(
                switch (type) {
                    case THREE_IN_ONE, BUSINESS_LICENCE -> "licence";
                    case ORGANISATION_CODE, SOCIAL_CREDIT_CODE, LEGAL_PERSON_CERTIFICATE -> "certificate";
                    case TRADEMARK_CERTIFICATE -> "trademark";
                    case APP_STORE_SCREENSHOT,
                            WEBSITE_FILING_SCREENSHOT,
                            MINI_PROGRAM_SCREENSHOT,
                            OFFICIAL_ACCOUNT_SCREENSHOT -> "screenshot";
                },
                locale);
    }

    private List<String> checks(String kind, Locale locale) {
        return Stream.iterate(1, number -> number + 1)
                .limit(CHECKS)
                .map(number -> messages.text(locale, "check." + kind + "." + number))
                .toList();
    }

    private List<Place> places(Application application, @Nullable Open open, Locale locale) {
        var places = new ArrayList<Place>();
        papers(application, open, locale).forEach(paper -> places.add(new Place(paper.pointer(), paper.label())));
        for (var field : FIELDS_OF_REASONS) {
            places.add(new Place("/" + field, messages.text(locale, "field." + field)));
        }
        return places;
    }
}

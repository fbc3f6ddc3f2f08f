package io.countersign.review.web.queue;

import io.countersign.contracts.Language;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.Retirement;
import io.countersign.review.domain.revision.FieldChange;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.web.command.RetirementView;
import io.countersign.review.web.handling.CaseQuestionView;
import io.countersign.review.web.handling.HandlingView;
import io.countersign.review.web.queue.CaseView.Difference;
import io.countersign.review.web.queue.CaseView.Given;
import io.countersign.review.web.queue.CaseView.Revision;
import io.countersign.review.web.queue.CaseView.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Makes {@link CaseView}s; what was decided is read from the event as it was published. */
@Component
class CaseViews {

    private final ObjectReader events;

    CaseViews(JsonMapper json) {
        events = json.readerFor(new TypeReference<CloudEvent<DecisionEvent>>() {})
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    CaseView of(Case known, Instant now, Locale locale) {
        var language = locale.getLanguage().equals("zh") ? Language.ZH : Language.EN;
        var revisions = new ArrayList<Revision>();
        known.revisions().reversed().forEach((number, state) -> revisions.add(revision(number, state, language)));
        var open = known.open();
        return new CaseView(
                known.signature().text(),
                known.account().value(),
                open == null ? null : waiting(known, open.getKey(), open.getValue(), now),
                revisions,
                known.withdrawnUpTo(),
                known.retired() != null,
                retirement(known.retired()));
    }

    private static @Nullable RetirementView retirement(@Nullable Retirement retired) {
        return retired == null || retired.act() == null ? null : RetirementView.of(retired.act());
    }

    private static Waiting waiting(Case known, int revision, Open open, Instant now) {
        var older = older(known, revision);
        return new Waiting(
                revision,
                open.content().application(),
                open.content().account(),
                open.content().submittedAt(),
                open.due(),
                CaseSummary.Claim.of(open, now),
                HandlingView.of(open.handling(), now),
                open.clock().questions().stream().map(CaseQuestionView::of).toList(),
                open.assessment(),
                older == null ? null : older.getKey(),
                older == null ? List.of() : changes(older.getValue(), open.content()));
    }

    /** The newest older revision whose content is still kept. */
    private static Map.@Nullable Entry<Integer, RevisionContent> older(Case known, int revision) {
        for (var entry : known.revisions().headMap(revision).reversed().entrySet()) {
            var content = entry.getValue().content();
            if (content != null) {
                return Map.entry(entry.getKey(), content);
            }
        }
        return null;
    }

    private static List<Difference> changes(RevisionContent older, RevisionContent newer) {
        return FieldChange.between(older.application(), newer.application()).stream()
                .map(change -> new Difference(change.pointer(), change.before(), change.after()))
                .toList();
    }

    private Revision revision(int number, RevisionState state, Language language) {
        return switch (state) {
            case Open _ -> new Revision(number, "open", null, null, null, null, List.of());
            case Decided decided -> revision(number, decided, language);
        };
    }

    private Revision revision(int number, Decided decided, Language language) {
        CloudEvent<DecisionEvent> event = events.readValue(decided.outcome().body());
        var reviewerVerdict = decided.reviewerVerdict();
        var route = route(event.data());
        return new Revision(
                number,
                decided.kind().code(),
                decided.at(),
                route == null ? null : route.code(),
                reviewerVerdict == null ? null : reviewerVerdict.reviewer(),
                reviewerVerdict == null ? null : reviewerVerdict.note(),
                reasons(event.data()).stream()
                        .map(reason -> given(reason, language))
                        .toList());
    }

    private static @Nullable Route route(DecisionEvent event) {
        if (event instanceof SignatureApproved approved) {
            return approved.route();
        }
        return event instanceof SignatureRejected rejected ? rejected.route() : null;
    }

    private static List<Reason> reasons(DecisionEvent event) {
        if (event instanceof SignatureRejected rejected) {
            return rejected.reasons();
        }
        return event instanceof RevisionRefused refused ? refused.reasons() : List.of();
    }

    private static Given given(Reason reason, Language language) {
        return new Given(reason.name(), reason.pointer(), reason.text(language), reason.comment());
    }
}

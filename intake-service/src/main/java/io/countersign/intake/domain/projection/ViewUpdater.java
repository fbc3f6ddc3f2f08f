package io.countersign.intake.domain.projection;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.NoticeEvent.DelayNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.intake.domain.view.EventKey;
import io.countersign.intake.domain.view.TimelineEntry.Kind;
import io.countersign.intake.domain.view.TimelineMark;
import io.countersign.intake.domain.view.View;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings the views up to date with what the topics say. Never reads a view: events commute. */
public final class ViewUpdater {

    private final ViewStore views;
    private final AppealStore appeals;
    private final AccountLimitStore limits;
    private final SignatureRegistry approved;

    public ViewUpdater(ViewStore views, AppealStore appeals, AccountLimitStore limits, SignatureRegistry approved) {
        this.views = views;
        this.appeals = appeals;
        this.limits = limits;
        this.approved = approved;
    }

    /** Durable on return. */
    public void on(Collection<? extends CloudEvent<? extends Event>> events) {
        var changes = events.stream()
                .map(ViewUpdater::change)
                .flatMap(Optional::stream)
                .toList();
        events.forEach(this::noteAppeal);
        approved.remove(ended(events));
        views.merge(List.copyOf(View.mergedBySignature(changes)));
        limits.put(limits(events));
    }

    /** Durable on return. */
    public void onDeadLetters(Collection<DeadLetterReference> letters) {
        var changes = letters.stream()
                .map(DeadLetterReference::view)
                .flatMap(Optional::stream)
                .toList();
        views.merge(List.copyOf(View.mergedBySignature(changes)));
    }

    private static Optional<View> change(CloudEvent<? extends Event> event) {
        return switch (event.data()) {
            case ApplicationEvent e -> Optional.of(View.of(e.signature(), event));
            case DecisionEvent e -> Optional.of(View.of(e.signature(), event));
            case ApplicationAdmitted e -> marked(event, e.signature(), Kind.ADMITTED, e.revision());
            case ApplicationRefused e -> marked(event, e.signature(), Kind.NO_SLOT, e.revision());
            case NoticeIssued e ->
                marked(event, e.signature(), Kind.NOTICE_ISSUED, e.revision() == 0 ? null : e.revision());
            case QuestionNoticeIssued e -> marked(event, e.signature(), Kind.NOTICE_ISSUED, e.revision());
            case DelayNoticeIssued e -> marked(event, e.signature(), Kind.NOTICE_ISSUED, e.revision());
            case WithdrawalRelayed _,
                    DeletionRelayed _,
                    InformationRelayed _,
                    AdmissionQuestioned _,
                    LimitChanged _,
                    MessageEvent _,
                    AccountEvent _,
                    CertificateEvent _ -> Optional.empty();
        };
    }

    private static Optional<View> marked(
            CloudEvent<? extends Event> event, SignatureId signature, Kind kind, @Nullable Integer revision) {
        var mark = TimelineMark.of(kind, event.time(), revision);
        return Optional.of(View.marked(signature, event.accountid(), EventKey.of(event), mark));
    }

    private void noteAppeal(CloudEvent<? extends Event> event) {
        if (event.data() instanceof ApplicationSubmitted submitted
                && submitted.application().appeal() != null) {
            appeals.add(event.accountid(), submitted.signature());
        }
    }

    /** Removed before the view shows it. The registry's topic has it too, but keeps a removal for a limited time only. */
    private static List<SignatureId> ended(Collection<? extends CloudEvent<? extends Event>> events) {
        return events.stream()
                .map(CloudEvent::data)
                .filter(data -> data instanceof SignatureDeleted || data instanceof SignatureRetired)
                .flatMap(data -> Stream.ofNullable(data.signature()))
                .distinct()
                .toList();
    }

    /** The last one of each account counts. */
    private static Map<AccountId, Integer> limits(Collection<? extends CloudEvent<? extends Event>> events) {
        var limits = new HashMap<AccountId, Integer>();
        events.forEach(event -> {
            switch (event.data()) {
                case ApplicationAdmitted e -> limits.put(event.accountid(), e.limit());
                case ApplicationRefused e -> limits.put(event.accountid(), e.limit());
                case LimitChanged e -> limits.put(e.account(), e.limit());
                case WithdrawalRelayed _, DeletionRelayed _, InformationRelayed _, AdmissionQuestioned _ -> {}
                case ApplicationEvent _,
                        DecisionEvent _,
                        NoticeEvent _,
                        MessageEvent _,
                        AccountEvent _,
                        CertificateEvent _ -> {}
            }
        });
        return limits;
    }
}

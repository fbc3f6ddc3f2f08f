package io.countersign.quota.rebuild;

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
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Quota's answer to each record of the topic of applications: as published in the topic of admissions or, where that
 * record has expired, as it follows from review's decision.
 */
final class AnswerIndex {

    private final Set<String> given = new HashSet<>();
    private final Map<String, List<Reason>> refused = new HashMap<>();

    void on(Event event) {
        switch (event) {
            case ApplicationAdmitted it -> given.add(submitted(it.signature(), it.revision()));
            case ApplicationRefused it -> refuse(submitted(it.signature(), it.revision()), it.reasons());
            case WithdrawalRelayed it -> given.add("withdrawal:" + it.signature() + ":" + it.revision());
            case InformationRelayed it ->
                given.add("provided:" + it.signature() + ":" + it.revision() + ":" + it.question());
            case DeletionRelayed it -> given.add("deleted:" + it.signature());
            case RevisionRefused it -> refuse(submitted(it.signature(), it.revision()), ofAdmission(it.reasons()));
            case SentToReviewer it -> given.add(submitted(it.signature(), it.revision()));
            case Outcome it -> given.add(submitted(it.signature(), it.revision()));
            case SignatureRetired it -> given.add("deleted:" + it.signature());
            case AdmissionQuestioned _,
                    LimitChanged _,
                    Progress _,
                    ApplicationEvent _,
                    NoticeEvent _,
                    MessageEvent _,
                    AccountEvent _,
                    CertificateEvent _ -> {}
        }
    }

    /** Review adds the reasons of the rules to quota's. */
    private static List<Reason> ofAdmission(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.code().stage() == ReasonCode.Stage.ADMISSION)
                .toList();
    }

    private void refuse(String eventId, List<Reason> reasons) {
        given.add(eventId);
        refused.putIfAbsent(eventId, reasons);
    }

    boolean isAnswered(Event application) {
        return given.contains(application.eventId());
    }

    Optional<List<Reason>> refusal(Event application) {
        return Optional.ofNullable(refused.get(application.eventId()));
    }

    private static String submitted(SignatureId signature, int revision) {
        return "submitted:" + signature + ":" + revision;
    }
}

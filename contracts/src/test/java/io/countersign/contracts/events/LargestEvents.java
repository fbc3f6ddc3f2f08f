package io.countersign.contracts.events;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.AccountEvent.AccountRegistered;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.contracts.events.CertificateEvent.CertificateViewed;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.DecisionOverdue;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.MessageEvent.MessageAccepted;
import io.countersign.contracts.events.MessageEvent.Recipient;
import io.countersign.contracts.events.NoticeEvent.Asked;
import io.countersign.contracts.events.NoticeEvent.DelayNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeReason;
import io.countersign.contracts.events.NoticeEvent.Outcome;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.Text;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.TextRange;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.contracts.snapshot.Summary;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The largest events that the services accept or write: every text at its limit, in characters of four bytes. */
public final class LargestEvents {

    public static final int VERIFIED_NAME_LENGTH = 100;

    /** The hex digits of a perceptual hash. */
    public static final int LIKENESS_LENGTH = 64;

    /** A verdict's reasons, the pointer of each and the comments of all. */
    public static final int REASONS = 20;

    public static final int POINTER_LENGTH = 64;
    public static final int COMMENT_LENGTH = 500;
    public static final int COMMENTS_LENGTH = 1_000;

    /** What the rules say of one application: the assessment, and the reasons beside it. */
    public static final int EVALUATION_BYTES = 8 * 1024;

    /** A question to the applicant. */
    public static final int QUESTION_LENGTH = 500;

    /** Recipients of a message, and the characters of its parameters. */
    public static final int RECIPIENTS = 200;

    public static final int PARAMETERS = 100;
    public static final int PARAMETERS_LENGTH = 4_000;

    /** The fixed sentences of a notice. */
    private static final int NOTICE_TEXT_LENGTH = 200;

    public static final AccountId ACCOUNT = new AccountId("a".repeat(64));
    public static final SignatureId SIGNATURE = new SignatureId(SignatureId.MAX);

    private static final Instant TIME = Instant.parse("2026-11-23T04:00:00.123Z");
    private static final int SLOTS = 1_000;
    private static final int FIRST_EMOJI = 0x1F600;

    private LargestEvents() {}

    /** So many code points of four bytes. */
    public static String text(int codePoints) {
        return "😀".repeat(codePoints);
    }

    private static String text(int codePoints, int variant) {
        return Character.toString(FIRST_EMOJI + variant).repeat(codePoints);
    }

    public static AccountSnapshot account() {
        return new AccountSnapshot(
                ACCOUNT, AccountKind.INSTITUTION, text(VERIFIED_NAME_LENGTH), Language.ZH, "p".repeat(64), false);
    }

    public static Application application() {
        return application(1);
    }

    /** Every revision has another name and reference. */
    private static Application application(int revision) {
        var longest = Arrays.stream(DocumentType.values())
                .max(Comparator.comparingInt(type -> type.code().length()))
                .orElseThrow();
        return Application.of(
                        text(Application.MAX_NAME_LENGTH, revision),
                        Region.DOMESTIC,
                        SignatureType.OFFICIAL_ACCOUNT,
                        Purpose.FOR_OTHERS)
                .withDocuments(IntStream.range(0, Application.MAX_DOCUMENTS)
                        .mapToObj(i -> new Document(longest, "%064x".formatted(i)))
                        .toList())
                .withLetter(new Letter("f".repeat(64)))
                .withOwner(new Owner(text(Application.MAX_OWNER_LENGTH), OwnerKind.SOCIAL_BODY))
                .withProduct(
                        new Application.Product(Developer.ORGANISATION, text(Application.MAX_REMARK_LENGTH), false))
                .withExternalReference(text(Application.MAX_REFERENCE_LENGTH, revision))
                .withAppeal(text(Application.MAX_APPEAL_LENGTH))
                .withUnstated(List.of("owner", "developedBy", "productReleased"));
    }

    /** What every certificate and the letter show. */
    public static List<ImageFingerprint> images() {
        return images(application().pictures());
    }

    private static List<ImageFingerprint> images(Collection<String> pictures) {
        return pictures.stream()
                .map(sha256 -> new ImageFingerprint(sha256, "e".repeat(64), "d".repeat(LIKENESS_LENGTH), false))
                .toList();
    }

    private static List<ImageFingerprint> answerImages() {
        return images(answerCertificates());
    }

    public static Summary summary() {
        return Summary.of(application(), account());
    }

    /** A reviewer's reasons, those with the longest texts, with all the comments that a verdict may have. */
    public static List<Reason> reasons() {
        var codes = Arrays.stream(ReasonCode.values())
                .filter(ReasonCode::offeredToReviewers)
                .sorted(Comparator.comparingInt(LargestEvents::length).reversed())
                .limit(REASONS)
                .toList();
        return IntStream.range(0, codes.size())
                .mapToObj(i -> new Reason(
                        codes.get(i),
                        "/" + "x".repeat(POINTER_LENGTH - 1),
                        Map.of(),
                        List.of(),
                        i < COMMENTS_LENGTH / COMMENT_LENGTH ? text(COMMENT_LENGTH) : null))
                .toList();
    }

    private static int length(ReasonCode code) {
        return Stream.of(Language.values())
                .mapToInt(language -> code.text(language, Map.of()).length()
                        + code.remedy(language, Map.of()).length())
                .sum();
    }

    /** As large as the rules may make one. */
    public static Assessment assessment() {
        var finding = new Finding("x", Result.REFERRED, List.of(), Map.of(), Map.of("x", "x".repeat(EVALUATION_BYTES)));
        return new Assessment("x", "x", List.of(finding));
    }

    public static CloudEvent<ApplicationEvent> submitted(int revision) {
        return event(
                "/intake", new ApplicationSubmitted(SIGNATURE, revision, application(revision), account(), images()));
    }

    public static CloudEvent<ApplicationEvent> withdrawalRequested(int revision) {
        return event("/intake", new WithdrawalRequested(SIGNATURE, revision));
    }

    public static CloudEvent<ApplicationEvent> deleted() {
        return event("/intake", new SignatureDeleted(SIGNATURE));
    }

    public static CloudEvent<AdmissionEvent> admitted(int revision) {
        return event(
                "/quota",
                new ApplicationAdmitted(SIGNATURE, revision, application(), account(), TIME, SLOTS, SLOTS, images()));
    }

    public static CloudEvent<DecisionEvent> sentToReviewer(int revision) {
        return event("/review", new SentToReviewer(SIGNATURE, revision, summary(), TIME, assessment(), TIME, TIME));
    }

    /** By a reviewer: the assessment that did not decide, and the verdict's reasons. */
    public static CloudEvent<DecisionEvent> rejected(int revision) {
        return event(
                "/review",
                new SignatureRejected(SIGNATURE, revision, summary(), TIME, Route.HUMAN, reasons(), assessment()));
    }

    /** By quota, with the reasons that the rules found as well. */
    private static CloudEvent<DecisionEvent> refused(int revision) {
        var ofRules = Reason.of(ReasonCode.NON_IDENTIFIABLE).with("x", "x".repeat(EVALUATION_BYTES));
        var reasons = Stream.concat(admissionReasons().stream(), Stream.of(ofRules));
        return event("/review", new RevisionRefused(SIGNATURE, revision, summary(), TIME, reasons.toList()));
    }

    public static CloudEvent<DecisionEvent> informationRequested(int revision, int question) {
        return event(
                "/review",
                new InformationRequested(SIGNATURE, revision, question, summary(), TIME, text(QUESTION_LENGTH), TIME));
    }

    public static CloudEvent<ApplicationEvent> informationProvided(int revision, int question) {
        return event(
                "/intake",
                new InformationProvided(
                        SIGNATURE,
                        revision,
                        question,
                        text(ApplicationEvent.MAX_ANSWER_LENGTH),
                        answerCertificates(),
                        answerImages()));
    }

    public static CloudEvent<AdmissionEvent> informationRelayed(int revision, int question) {
        return event(
                "/quota",
                new InformationRelayed(
                        SIGNATURE,
                        revision,
                        question,
                        text(ApplicationEvent.MAX_ANSWER_LENGTH),
                        answerCertificates(),
                        TIME,
                        answerImages()));
    }

    private static List<String> answerCertificates() {
        return IntStream.range(0, ApplicationEvent.MAX_ANSWER_CERTIFICATES)
                .mapToObj("%064x"::formatted)
                .toList();
    }

    public static CloudEvent<DecisionEvent> informationClosed(int revision, int question) {
        return event(
                "/review", new InformationClosed(SIGNATURE, revision, question, QuestionResult.TIMED_OUT, TIME, TIME));
    }

    public static CloudEvent<DecisionEvent> atRisk(int revision) {
        return event("/review", new DecisionAtRisk(SIGNATURE, revision, summary(), TIME, TIME));
    }

    public static CloudEvent<DecisionEvent> overdue(int revision) {
        return event("/review", new DecisionOverdue(SIGNATURE, revision, TIME));
    }

    public static CloudEvent<NoticeEvent> questionNotice(int revision, int question) {
        var notice = new QuestionNoticeIssued(
                SIGNATURE,
                revision,
                Long.MAX_VALUE,
                summary(),
                new Asked(question, text(QUESTION_LENGTH), TIME),
                new Text("t".repeat(NOTICE_TEXT_LENGTH), "r".repeat(NOTICE_TEXT_LENGTH)),
                new Text(text(NOTICE_TEXT_LENGTH), text(NOTICE_TEXT_LENGTH)),
                TIME,
                TIME);
        return event("/notification", notice);
    }

    private static CloudEvent<NoticeEvent> delayNotice(int revision) {
        var notice = new DelayNoticeIssued(
                SIGNATURE,
                revision,
                Long.MAX_VALUE,
                summary(),
                TIME,
                new Text("t".repeat(NOTICE_TEXT_LENGTH), "r".repeat(NOTICE_TEXT_LENGTH)),
                new Text(text(NOTICE_TEXT_LENGTH), text(NOTICE_TEXT_LENGTH)),
                TIME,
                TIME);
        return event("/notification", notice);
    }

    public static CloudEvent<DecisionEvent> retired() {
        var reasons = Arrays.stream(ReasonCode.values())
                .filter(code -> code.stage() == ReasonCode.Stage.RETIREMENT)
                .map(Reason::of)
                .toList();
        return event("/review", new SignatureRetired(SIGNATURE, RetirementCause.RETIRED, reasons, summary()));
    }

    public static CloudEvent<NoticeEvent> notice(int revision) {
        return event(
                "/notification",
                new NoticeIssued(
                        SIGNATURE,
                        revision,
                        Long.MAX_VALUE,
                        Outcome.REJECTED,
                        summary(),
                        reasons().stream()
                                .map(reason -> NoticeReason.of(reason.located(positions())))
                                .toList(),
                        null,
                        Route.AUTOMATIC,
                        TIME,
                        TIME));
    }

    /** As many as a reason may have. */
    private static List<TextRange> positions() {
        return Collections.nCopies(
                Reason.MAX_POSITIONS, new TextRange(Application.MAX_NAME_LENGTH - 1, Application.MAX_NAME_LENGTH));
    }

    private static CloudEvent<MessageEvent> message() {
        var recipients = IntStream.range(0, RECIPIENTS)
                .mapToObj(i -> new Recipient("f".repeat(32), "+" + "9".repeat(15)))
                .toList();
        var parameters = IntStream.range(0, PARAMETERS)
                .mapToObj(i -> "\u0001".repeat(PARAMETERS_LENGTH / PARAMETERS))
                .toList();
        return event(
                "/intake",
                new MessageAccepted(
                        ACCOUNT,
                        recipients,
                        text(Application.MAX_NAME_LENGTH),
                        "a".repeat(64),
                        "t".repeat(64),
                        parameters,
                        "e".repeat(64),
                        "s".repeat(64)));
    }

    /** One of each kind. */
    public static List<CloudEvent<? extends Event>> all() {
        int revision = ApplicationEvent.MAX_REVISIONS;
        return List.of(
                submitted(revision),
                withdrawalRequested(revision),
                deleted(),
                admitted(revision),
                event(
                        "/quota",
                        new ApplicationRefused(
                                SIGNATURE,
                                revision,
                                summary(),
                                admissionReasons(),
                                TIME,
                                SLOTS,
                                SLOTS,
                                application(revision),
                                account())),
                event("/quota", new WithdrawalRelayed(SIGNATURE, revision)),
                event("/quota", new DeletionRelayed(SIGNATURE)),
                event("/quota", new AdmissionQuestioned(SIGNATURE, revision, Integer.MAX_VALUE)),
                event("/quota", new LimitChanged(ACCOUNT, SLOTS, Long.MAX_VALUE)),
                sentToReviewer(revision),
                event(
                        "/review",
                        new SignatureApproved(SIGNATURE, revision, summary(), TIME, Route.AUTOMATIC, assessment())),
                rejected(revision),
                refused(revision),
                event("/review", new ApplicationWithdrawn(SIGNATURE, revision, summary(), TIME)),
                event(
                        "/review",
                        new RevisionDiscarded(SIGNATURE, revision, summary(), TIME, DiscardCause.APPROVED_STANDS)),
                retired(),
                informationProvided(revision, ApplicationEvent.MAX_QUESTIONS),
                informationRelayed(revision, ApplicationEvent.MAX_QUESTIONS),
                informationRequested(revision, ApplicationEvent.MAX_QUESTIONS),
                informationClosed(revision, ApplicationEvent.MAX_QUESTIONS),
                atRisk(revision),
                overdue(revision),
                notice(revision),
                questionNotice(revision, ApplicationEvent.MAX_QUESTIONS),
                delayNotice(revision),
                message(),
                event("/intake", new AccountRegistered(ACCOUNT, "p".repeat(64), Long.MAX_VALUE)),
                event("/intake", certificateViewed()),
                event("/intake", new CertificateDeleted(ACCOUNT, "f".repeat(64))));
    }

    private static CertificateViewed certificateViewed() {
        return new CertificateViewed(ACCOUNT, SIGNATURE, "f".repeat(64), "r".repeat(64), "f".repeat(16));
    }

    /** Every reason that an admission may be refused for. */
    public static List<Reason> admissionReasons() {
        return Arrays.stream(ReasonCode.values())
                .filter(code -> code.stage() == ReasonCode.Stage.ADMISSION)
                .map(code -> Reason.at("/name", code)
                        .with("limit", Integer.toString(SLOTS))
                        .with("signature", SIGNATURE.text()))
                .toList();
    }

    public static ApprovedSignature approvedSignature() {
        var application = application();
        return new ApprovedSignature(
                ACCOUNT,
                SIGNATURE,
                ApplicationEvent.MAX_REVISIONS,
                application.region(),
                application.name(),
                application.type(),
                application.purpose(),
                account().kind(),
                account().platform(),
                false,
                TIME);
    }

    private static <E extends Event> CloudEvent<E> event(String source, E data) {
        return CloudEvent.of(source, TIME, ACCOUNT, data);
    }
}

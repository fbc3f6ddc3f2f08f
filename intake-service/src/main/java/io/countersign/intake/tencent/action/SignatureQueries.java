package io.countersign.intake.tencent.action;

import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.reasons.Reason;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.SignatureStatus;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.intake.tencent.call.AuthenticatedCall;
import io.countersign.intake.tencent.call.TencentError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes signatures, by their ids or in pages. */
public final class SignatureQueries {

    private static final int MAX_PAGE_SIZE = 100;
    private static final int DEFAULT_PAGE_SIZE = 10;
    private static final int STEP = 250;
    private static final int MAX_OFFSET = 10_000;

    private final ViewStore views;

    public SignatureQueries(ViewStore views) {
        this.views = views;
    }

    public void describe(AuthenticatedCall call, ObjectNode response) {
        TencentApplications.enterprise(call.account());
        var region = SignatureParameters.region(call.arguments().integer("International"));
        var ids = call.arguments().integers("SignIdSet");
        var found = ids.isEmpty() ? page(call, region) : byId(call, region, ids);
        var set = response.putArray("DescribeSignListStatusSet");
        found.forEach(view -> describe(view, call.chinese(), set));
    }

    private List<View> byId(AuthenticatedCall call, Region region, List<Long> ids) {
        if (ids.size() > MAX_PAGE_SIZE) {
            throw new TencentError(
                    "InvalidParameterValue", "`SignIdSet` takes at most 100 ids.", "`SignIdSet` 最多支持 100 个 ID。");
        }
        var known = ids.stream()
                .filter(id -> id >= 1 && id <= SignatureId.MAX)
                .distinct()
                .map(SignatureId::new)
                .toList();
        var found = views.find(known).stream()
                .filter(isOf(call, region))
                .sorted(Comparator.comparingInt(view -> known.indexOf(view.id())))
                .toList();
        if (found.isEmpty() && call.version() == ApiVersion.V2019) {
            throw new TencentError("InvalidParameterValue.MissingSignatureList", "No such signature.", "没有这样的签名。");
        }
        return found;
    }

    private static Predicate<View> isOf(AuthenticatedCall call, Region region) {
        return view -> view.account().equals(call.account().id())
                && view.isShown()
                && !view.isGone()
                && view.shown().filter(s -> s.application().region() == region).isPresent();
    }

    private List<View> page(AuthenticatedCall call, Region region) {
        if (call.version() == ApiVersion.V2019) {
            throw new TencentError(
                    "MissingParameter.MissingSignatureList",
                    "`SignIdSet` names no signature.",
                    "`SignIdSet` 中没有签名 ID。");
        }
        long limit = call.arguments().integer("Limit", DEFAULT_PAGE_SIZE);
        long offset = call.arguments().integer("Offset", 0);
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw TencentError.value("Limit", "LimitVerifyFail");
        }
        if (offset < 0 || offset > MAX_OFFSET) {
            throw TencentError.value("Offset", "OffsetVerifyFail");
        }
        return page(call, region, (int) offset, (int) limit);
    }

    private List<View> page(AuthenticatedCall call, Region region, int offset, int limit) {
        var found = new ArrayList<View>();
        var owner = ListOwner.account(call.account().id());
        List<View> step;
        for (ListPosition after = null;
                found.size() < offset + limit;
                after = step.getLast().listPosition().orElseThrow()) {
            step = views.list(owner, ListFilter.all(), after, STEP);
            step.stream().filter(isOf(call, region)).forEach(found::add);
            if (step.size() < STEP) {
                break;
            }
        }
        return found.stream().skip(offset).limit(limit).toList();
    }

    private static void describe(View view, boolean chinese, ArrayNode set) {
        var standing = view.standing();
        var submitted = view.shown().orElseThrow();
        var at = standing.shown().submittedAt();
        set.addObject()
                .put("SignId", view.id().value())
                .put("International", submitted.application().region() == Region.DOMESTIC ? 0 : 1)
                .put("StatusCode", code(standing.status()))
                .put("ReviewReply", reply(view, standing, chinese ? Language.ZH : Language.EN))
                .put("SignName", submitted.application().name())
                .put("CreateTime", at == null ? 0 : at.getEpochSecond())
                .put("QualificationId", 0)
                .put("QualificationName", "")
                .put("QualificationStatusCode", 0);
    }

    private static int code(Status status) {
        return switch (status) {
            case APPROVED -> 0;
            case PENDING -> 1;
            case REJECTED, REFUSED, WITHDRAWN, DISCARDED, DELETED, RETIRED -> -1;
        };
    }

    /** What the ledger refused last comes first: the status is that of an older revision then. */
    private static String reply(View view, SignatureStatus standing, Language language) {
        var last = view.revisions().getLast();
        return Stream.of(
                        last.status() == Status.REFUSED && !last.equals(standing.shown()) && !view.isDeleted()
                                ? reply(last.reasons(), language)
                                : "",
                        ofStatus(view, standing, language))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String ofStatus(View view, SignatureStatus standing, Language language) {
        return switch (standing.status()) {
            case APPROVED, PENDING, DELETED -> "";
            case REJECTED, REFUSED -> reply(standing.shown().reasons(), language);
            case WITHDRAWN -> language == Language.ZH ? "申请已撤回。" : "The application was withdrawn.";
            case DISCARDED -> language == Language.ZH ? "该版本已作废。" : "The revision was discarded.";
            case RETIRED ->
                reply(view.retirement().map(SignatureRetired::reasons).orElse(List.of()), language);
        };
    }

    private static String reply(List<Reason> reasons, Language language) {
        return reasons.stream().map(reason -> reply(reason, language)).collect(Collectors.joining("\n"));
    }

    private static String reply(Reason reason, Language language) {
        var reply = reason.text(language) + (language == Language.ZH ? "" : " ") + reason.remedy(language);
        return reason.comment() == null ? reply : reply + " " + reason.comment();
    }
}

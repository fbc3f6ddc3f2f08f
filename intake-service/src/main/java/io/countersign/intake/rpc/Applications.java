package io.countersign.intake.rpc;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.Answer;
import io.countersign.intake.domain.Holdings;
import io.countersign.intake.domain.Intake;
import io.countersign.intake.domain.KnownLimits;
import io.countersign.intake.domain.Modification;
import io.countersign.intake.domain.Precondition;
import io.countersign.intake.domain.Status;
import io.countersign.intake.domain.Submission;
import io.countersign.intake.domain.Tally;
import io.countersign.intake.domain.View;
import io.countersign.intake.domain.ViewStore;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Adds, modifies and deletes signatures: the same flow and the same rules as REST, asked beforehand. */
final class Applications {

    private static final int USUAL_LIMIT = 50;

    private final Intake intake;
    private final Contents contents;
    private final ViewStore views;
    private final KnownLimits limits;
    private final RuleBook rules;
    private final InstantSource clock;
    private final Tally tally;

    Applications(
            Intake intake,
            Contents contents,
            ViewStore views,
            KnownLimits limits,
            RuleBook rules,
            InstantSource clock,
            Tally tally) {
        this.intake = intake;
        this.contents = contents;
        this.views = views;
        this.limits = limits;
        this.rules = rules;
        this.clock = clock;
        this.tally = tally;
    }

    void add(Call call, ObjectNode response) {
        var account = enterprise(call.account());
        var request = SignatureRequest.of(call.arguments(), Action.ADD, call.version());
        refuseTooLong(request, account);
        var holdings = Holdings.of(account.id(), views);
        refuseTaken(request, holdings, Optional.empty());
        refuseBeyondLimit(account, holdings);
        var application = contents.of(account.id(), request, null);
        var accepted = accepted(intake.submit(new Submission(account, application, null)));
        tally.submitted(Tally.Channel.RPC, application.region(), accepted);
        var status = response.putObject("AddSignStatus")
                .put("SignId", accepted.signature().value());
        if (call.version() == Version.V2019) {
            status.put("SignApplyId", accepted.signature().value());
        }
    }

    void modify(Call call, ObjectNode response) {
        var account = enterprise(call.account());
        var request = SignatureRequest.of(call.arguments(), Action.MODIFY, call.version());
        var view = own(account, call.arguments().integer("SignId"), "MissingSignatureToModify");
        refuseUnchangeable(view);
        refuseTooLong(request, account);
        var holdings = Holdings.of(account.id(), views);
        refuseTaken(request, holdings, Optional.of(view.id()));
        if (call.version() == Version.V2021 && !holdings.holds(view.id())) {
            refuseBeyondLimit(account, holdings);
        }
        var before = view.newest().map(ApplicationSubmitted::application).orElse(null);
        var application = contents.of(account.id(), request, before);
        var accepted =
                accepted(intake.modify(new Modification(account, view.id(), application, null, Precondition.none())));
        tally.submitted(Tally.Channel.RPC, application.region(), accepted);
        var status = response.putObject("ModifySignStatus")
                .put("SignId", accepted.signature().value());
        if (call.version() == Version.V2019) {
            status.put("SignApplyId", accepted.signature().text());
        }
    }

    void delete(Call call, ObjectNode response) {
        var account = enterprise(call.account());
        var view = own(account, call.arguments().integer("SignId"), "SignIdNotExist");
        accepted(intake.delete(account.id(), view.id(), Precondition.none()));
        response.putObject("DeleteSignStatus")
                .put("DeleteStatus", "return successfully!")
                .put("DeleteTime", clock.instant().getEpochSecond());
    }

    static AccountSnapshot enterprise(AccountSnapshot account) {
        if (account.kind() == AccountKind.INDIVIDUAL) {
            throw new RpcError(
                    "FailedOperation.NotEnterpriseCertification",
                    "Only accounts verified as an organization may use the signature API.",
                    "非企业认证账号无法使用签名接口，请变更为企业认证账号。");
        }
        return account;
    }

    private View own(AccountSnapshot account, long id, String code) {
        if (id < 1 || id > SignatureId.MAX) {
            throw missing(code);
        }
        return views.find(List.of(new SignatureId(id))).stream()
                .filter(view -> view.isShown() && view.account().equals(account.id()) && !view.isGone())
                .findFirst()
                .orElseThrow(() -> missing(code));
    }

    private static RpcError missing(String code) {
        return new RpcError("FailedOperation." + code, "The signature does not exist.", "签名不存在。");
    }

    private static void refuseUnchangeable(View view) {
        switch (view.standing().status()) {
            case APPROVED -> throw passed();
            case WITHDRAWN, RETIRED -> throw ended();
            case PENDING, REJECTED, REFUSED, DISCARDED, DELETED -> {}
        }
    }

    private static RpcError ended() {
        return new RpcError(
                "FailedOperation.OtherError",
                "A signature that was withdrawn or retired can't be modified; apply anew.",
                "已撤回或已停用的签名不能修改，请重新申请。");
    }

    private static RpcError passed() {
        return new RpcError(
                "InvalidParameterValue.SignAlreadyPassedCheck",
                "The signature is approved already and can't be applied for or changed again.",
                "签名已审核通过，不能再次申请或修改。");
    }

    private void refuseTooLong(SignatureRequest request, AccountSnapshot account) {
        var now = clock.instant();
        var ruleSet = rules.choose(request.region(), now, account);
        var reasons = ruleSet.evaluate(Contents.withoutPapers(request), account, Context.none())
                .reasons();
        if (reasons.stream().anyMatch(reason -> isTooLong(reason, request.name()))) {
            throw SignatureRequest.tooLong();
        }
    }

    private static boolean isTooLong(Reason reason, String name) {
        return reason.code() == ReasonCode.NAME_LENGTH
                && name.codePointCount(0, name.length())
                        > Integer.parseInt(reason.values().getOrDefault("max", "0"));
    }

    private static void refuseTaken(SignatureRequest request, Holdings holdings, Optional<SignatureId> self) {
        holdings.holder(request.name(), request.region(), self).ifPresent(holder -> {
            if (holder.status() == Status.APPROVED) {
                throw passed();
            }
            throw new RpcError(
                    "InvalidParameterValue.SignExistAndUnapproved",
                    "The same signature waits for its review already.",
                    "相同的签名正在审核中。");
        });
    }

    private void refuseBeyondLimit(AccountSnapshot account, Holdings holdings) {
        if (holdings.used() >= limits.find(account.id()).orElse(USUAL_LIMIT)) {
            throw new RpcError(
                    "FailedOperation.SignNumberLimit",
                    "The number of signatures has reached the maximum.",
                    "签名个数已达到最大值。");
        }
    }

    private static Answer.Accepted accepted(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> accepted;
            case Answer.NotFound _ -> throw missing("MissingSignatureToModify");
            case Answer.RegionFixed _ -> throw RpcError.value("International", "InvalidInternational");
            case Answer.Conflict conflict when conflict.standing().status() == Status.APPROVED -> throw passed();
            case Answer.Conflict _ -> throw ended();
            case Answer.TooMany _ ->
                throw new RpcError("LimitExceeded", "Too many revisions wait for their outcome.", "等待审核的版本过多。");
            case Answer.Unavailable _ -> throw RpcError.timeout();
            case Answer.PreconditionFailed _, Answer.KeyReused _ ->
                throw new IllegalStateException("neither was asked for");
        };
    }
}

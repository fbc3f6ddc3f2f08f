package io.countersign.intake.tencent.action;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.Modification;
import io.countersign.intake.domain.command.Precondition;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.command.SubmissionMetrics;
import io.countersign.intake.domain.evaluation.HeldSignatures;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.intake.tencent.call.AuthenticatedCall;
import io.countersign.intake.tencent.call.TencentError;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Adds, modifies and deletes signatures: the same flow and the same rules as REST, asked beforehand. */
public final class TencentApplications {

    private final ApplicationCommands intake;
    private final ApplicationMapper contents;
    private final ViewStore views;
    private final AccountLimitStore limits;
    private final RuleBook rules;
    private final InstantSource clock;
    private final SubmissionMetrics metrics;

    public TencentApplications(
            ApplicationCommands intake,
            ApplicationMapper contents,
            ViewStore views,
            AccountLimitStore limits,
            RuleBook rules,
            InstantSource clock,
            SubmissionMetrics metrics) {
        this.intake = intake;
        this.contents = contents;
        this.views = views;
        this.limits = limits;
        this.rules = rules;
        this.clock = clock;
        this.metrics = metrics;
    }

    public void add(AuthenticatedCall call, ObjectNode response) {
        var account = enterprise(call.account());
        var request = SignatureParameters.of(call.arguments(), Action.ADD, call.version());
        refuseTooLong(request, account);
        var holdings = HeldSignatures.of(account.id(), views);
        refuseTaken(request, holdings, Optional.empty());
        refuseBeyondLimit(account, holdings);
        var application = contents.of(account.id(), request, null);
        var accepted = accepted(intake.submit(new Submission(account, application, null)));
        metrics.submitted(SubmissionMetrics.Channel.RPC, application.region(), accepted);
        var status = response.putObject("AddSignStatus")
                .put("SignId", accepted.signature().value());
        if (call.version() == ApiVersion.V2019) {
            status.put("SignApplyId", accepted.signature().value());
        }
    }

    public void modify(AuthenticatedCall call, ObjectNode response) {
        var account = enterprise(call.account());
        var request = SignatureParameters.of(call.arguments(), Action.MODIFY, call.version());
        var view = own(account, call.arguments().integer("SignId"), "MissingSignatureToModify");
        refuseUnchangeable(view);
        refuseTooLong(request, account);
        var holdings = HeldSignatures.of(account.id(), views);
        refuseTaken(request, holdings, Optional.of(view.id()));
        if (call.version() == ApiVersion.V2021 && !holdings.holds(view.id())) {
            refuseBeyondLimit(account, holdings);
        }
        var before = view.newest().map(ApplicationSubmitted::application).orElse(null);
        var application = contents.of(account.id(), request, before);
        var accepted = accepted(intake.modify(new Modification(
                account, view.id(), application, null, Precondition.none(), ApplicationMapper.UNSTATED)));
        metrics.submitted(SubmissionMetrics.Channel.RPC, application.region(), accepted);
        var status = response.putObject("ModifySignStatus")
                .put("SignId", accepted.signature().value());
        if (call.version() == ApiVersion.V2019) {
            status.put("SignApplyId", accepted.signature().text());
        }
    }

    public void delete(AuthenticatedCall call, ObjectNode response) {
        var account = enterprise(call.account());
        var view = own(account, call.arguments().integer("SignId"), "SignIdNotExist");
        accepted(intake.delete(account.id(), view.id(), Precondition.none()));
        response.putObject("DeleteSignStatus")
                .put("DeleteStatus", "return successfully!")
                .put("DeleteTime", clock.instant().getEpochSecond());
    }

    static AccountSnapshot enterprise(AccountSnapshot account) {
        if (account.kind() == AccountKind.INDIVIDUAL) {
            throw new TencentError(
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

    private static TencentError missing(String code) {
        return new TencentError("FailedOperation." + code, "The signature does not exist.", "签名不存在。");
    }

    private static void refuseUnchangeable(View view) {
        switch (view.standing().status()) {
            case APPROVED -> throw passed();
            case WITHDRAWN, RETIRED -> throw ended();
            case PENDING, REJECTED, REFUSED, DISCARDED, DELETED -> {}
        }
    }

    private static TencentError ended() {
        return new TencentError(
                "FailedOperation.OtherError",
                "A signature that was withdrawn or retired can't be modified; apply anew.",
                "已撤回或已停用的签名不能修改，请重新申请。");
    }

    private static TencentError passed() {
        return new TencentError(
                "InvalidParameterValue.SignAlreadyPassedCheck",
                "The signature is approved already and can't be applied for or changed again.",
                "签名已审核通过，不能再次申请或修改。");
    }

    private void refuseTooLong(SignatureParameters request, AccountSnapshot account) {
        var now = clock.instant();
        var ruleSet = rules.choose(request.region(), now, account);
        var reasons = ruleSet.evaluate(ApplicationMapper.withoutPapers(request), account, Context.none())
                .reasons();
        if (reasons.stream().anyMatch(reason -> isTooLong(reason, request.name()))) {
            throw SignatureParameters.tooLong();
        }
    }

    private static boolean isTooLong(Reason reason, String name) {
        return reason.code() == ReasonCode.NAME_LENGTH
                && name.codePointCount(0, name.length())
                        > Integer.parseInt(reason.values().getOrDefault("max", "0"));
    }

    private static void refuseTaken(SignatureParameters request, HeldSignatures holdings, Optional<SignatureId> self) {
        holdings.holder(request.name(), request.region(), self).ifPresent(holder -> {
            if (holder.status() == Status.APPROVED) {
                throw passed();
            }
            throw new TencentError(
                    "InvalidParameterValue.SignExistAndUnapproved",
                    "The same signature waits for its review already.",
                    "相同的签名正在审核中。");
        });
    }

    private void refuseBeyondLimit(AccountSnapshot account, HeldSignatures holdings) {
        if (holdings.used() >= limits.find(account.id()).orElse(LimitChanged.DEFAULT_LIMIT)) {
            throw new TencentError(
                    "FailedOperation.SignNumberLimit",
                    "The number of signatures has reached the maximum.",
                    "签名个数已达到最大值。");
        }
    }

    private static TencentError tooMany(CommandResult.TooMany many) {
        return switch (many.bound()) {
            case BACKLOG ->
                new TencentError(
                        "RequestLimitExceeded",
                        "Too many applications of your account are being decided. Please reduce the frequency of"
                                + " calls.",
                        "您的账号有过多申请正在处理，请降低调用频率。");
            case REVISIONS ->
                new TencentError(
                        "LimitExceeded",
                        "The signature has " + many.limit()
                                + " revisions, the most that are allowed; delete it and apply for a new one.",
                        "该签名已有 " + many.limit() + " 个版本，达到上限，请删除后重新申请。");
            case OPEN_REVISIONS, OPEN_APPEALS ->
                new TencentError("LimitExceeded", "Too many revisions wait for their outcome.", "等待审核的版本过多。");
        };
    }

    private static CommandResult.Accepted accepted(CommandResult answer) {
        return switch (answer) {
            case CommandResult.Accepted accepted -> accepted;
            case CommandResult.NotFound _ -> throw missing("MissingSignatureToModify");
            case CommandResult.RegionFixed _ -> throw TencentError.value("International", "InvalidInternational");
            case CommandResult.Conflict conflict when conflict.standing().status() == Status.APPROVED -> throw passed();
            case CommandResult.Conflict _ -> throw ended();
            case CommandResult.TooMany many -> throw tooMany(many);
            case CommandResult.Unavailable _ -> throw TencentError.timeout();
            case CommandResult.PreconditionFailed _,
                    CommandResult.KeyReused _,
                    CommandResult.StatedBefore _,
                    CommandResult.QuestionNotOpen _ ->
                throw new IllegalStateException("not possible for a call of this API");
        };
    }
}

package io.countersign.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.Applications.Draft;
import io.countersign.rules.context.Context;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final EnumSet<ReasonCode> produced = EnumSet.noneOf(ReasonCode.class);

    @Test
    void eachCodeOfTheRulesIsProducedByOne() {
        names();
        papers();
        others();
        remarks();

        assertThat(produced)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReasonCode.values())
                        .filter(code -> code.stage() == ReasonCode.Stage.RULES)
                        .toList());
    }

    private void names() {
        for (var name : new String[] {"星", "星 河", "【星河】", "12345", "13800138000", "测试", "皇家赌场"}) {
            produce(AccountKind.ENTERPRISE, draft(SignatureType.COMPANY).name(name));
        }
    }

    private void papers() {
        produce(AccountKind.INDIVIDUAL, draft(SignatureType.COMPANY));
        produce(AccountKind.ENTERPRISE, draft(SignatureType.COMPANY).developer(Developer.INDIVIDUAL));
        produce(AccountKind.ENTERPRISE, draft(SignatureType.COMPANY).documents());
        produce(AccountKind.ENTERPRISE, draft(SignatureType.TRADEMARK));
        produce(AccountKind.INDIVIDUAL, draft(SignatureType.APP).unreleased());
        produce(AccountKind.ENTERPRISE, draft(SignatureType.APP).unreleased());
        var withdrawn = Objects.requireNonNull(Shipped.BOOK.named("cn-2025-06-11"))
                .evaluate(draft(SignatureType.WEBSITE).build(), Shipped.ENTERPRISE, Context.none());
        withdrawn.reasons().stream().map(Reason::code).forEach(produced::add);
    }

    private void others() {
        var draft = new Draft(Region.DOMESTIC, SignatureType.TRADEMARK, Purpose.FOR_OTHERS)
                .documents(DocumentType.BUSINESS_LICENCE)
                .letter(null);
        produce(AccountKind.ENTERPRISE, draft.owner(new Owner("深圳市星河云科技有限公司", OwnerKind.INDIVIDUAL)));
        produce(AccountKind.ENTERPRISE, draft.owner(null));
    }

    private void remarks() {
        produce(AccountKind.ENTERPRISE, draft(SignatureType.APP).remark(null));
        produce(AccountKind.ENTERPRISE, draft(SignatureType.APP).remark("in the store"));
        produce(AccountKind.ENTERPRISE, draft(SignatureType.WEBSITE).remark("com.cn"));
        produce(AccountKind.ENTERPRISE, draft(SignatureType.MINI_PROGRAM).remark("https://a.example"));
    }

    private static Draft draft(SignatureType type) {
        return new Draft(Region.DOMESTIC, type, Purpose.SELF_USE).documents(DocumentType.BUSINESS_LICENCE);
    }

    private void produce(AccountKind kind, Draft draft) {
        Shipped.evaluate(draft.build(), Applications.account(kind)).reasons().stream()
                .map(Reason::code)
                .forEach(produced::add);
    }
}

package io.countersign.benchmarks.micro;

import io.countersign.benchmarks.workload.NameGenerator;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.lookalike.LookAlikes;
import java.util.List;

/** Applications and names for the rule benchmarks. */
final class RuleSamples {

    static final int NAMES = 1_000_000;

    private RuleSamples() {}

    static AccountSnapshot account() {
        return new AccountSnapshot(
                new AccountId("bench"), AccountKind.ENTERPRISE, "Bench Holding Co., Ltd.", Language.EN, null, false);
    }

    /** An application for others with every optional field. */
    static Application application(String name) {
        return application(name, name + " Technology Co., Ltd.");
    }

    static Application application(String name, String owner) {
        return Application.of(name, Region.GLOBAL, SignatureType.APP, Purpose.FOR_OTHERS)
                .withDocuments(List.of(new Document(DocumentType.BUSINESS_LICENCE, "a".repeat(64))))
                .withLetter(new Letter("b".repeat(64)))
                .withOwner(new Owner(owner, OwnerKind.ENTERPRISE))
                .withRemark("https://apps.apple.com/app/id1234567890")
                .withExternalReference("crm-4711");
    }

    /** An index of a million names of other accounts. */
    static LookAlikes registry() {
        var registry = new LookAlikes();
        for (int i = 0; i < NAMES; i++) {
            registry.put(new SignatureId(i + 1L), new AccountId("other-" + i % 20_000), NameGenerator.name(i));
        }
        return registry;
    }

    /** A name that differs in one letter from a name of the index. */
    static String nearMiss(int number) {
        var name = new StringBuilder(NameGenerator.name(number % NAMES));
        int at = 2 + number % 10;
        name.setCharAt(at, name.charAt(at) == 'x' ? 'y' : 'x');
        return name.toString();
    }
}

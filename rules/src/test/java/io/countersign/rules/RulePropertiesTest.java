package io.countersign.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.Applications.Draft;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Sighting;
import io.countersign.rules.lookalike.LookAlikes;
import io.countersign.rules.text.Folding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every application; the seeds are fixed, so that a failure repeats. */
class RulePropertiesTest {

    private static final String[] PIECES = {
        "星河",
        "云",
        "test",
        "Ａｃｍｅ",
        " ",
        "【",
        "】",
        "[",
        "]",
        "赌场",
        "13800138000",
        "é",
        "😀",
        "\u200b",
        "-",
        "腾讯",
        "т",
        "の",
        "1",
        "２",
        "验证码",
        "\u0301",
        "x",
        "通知",
        "\u3000",
        "Cloud",
        "\ud800",
        "\u202e",
        "會",
        "有限公司"
    };

    private static final List<SignatureType> REMARKED =
            List.of(SignatureType.APP, SignatureType.WEBSITE, SignatureType.MINI_PROGRAM);

    private final LookAlikes names = new LookAlikes();
    private final Context others = new Context() {
        @Override
        public List<Neighbour> neighbours(String name, AccountId applicant) {
            return names.near(name, applicant);
        }

        @Override
        public List<Sighting> sightings(String sha256, AccountId applicant) {
            return List.of(new Sighting(sha256, new AccountId("other"), true));
        }
    };
    private int texts;

    private record Fault(ReasonCode code, @Nullable String pointer) {}

    private static Set<Fault> faults(Evaluation evaluation) {
        var faults = new HashSet<Fault>();
        evaluation.reasons().forEach(reason -> faults.add(new Fault(reason.code(), reason.pointer())));
        return faults;
    }

    @Test
    void applyingAPatchRemovesItsReasonAndAddsNone() {
        var random = new Random(1);
        int patches = 0;
        for (int i = 0; i < 20_000; i++) {
            var application = application(random);
            var account = Applications.account(any(random, AccountKind.values()));
            var before = Shipped.evaluate(application, account);
            for (var reason : before.reasons()) {
                if (!reason.patch().isEmpty()) {
                    patches++;
                    var after = Shipped.evaluate(Repair.apply(application, reason.patch()), account);

                    assertThat(faults(before)).as("%s", application).containsAll(faults(after));
                    assertThat(faults(after))
                            .as("%s", application)
                            .doesNotContain(new Fault(reason.code(), reason.pointer()));
                }
            }
        }
        assertThat(patches).isGreaterThan(500);
    }

    @Test
    void theOrderOfDocumentsNeverMatters() {
        var random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            var application = application(random);
            var account = Applications.account(any(random, AccountKind.values()));

            var shuffled = Shipped.evaluate(shuffled(application, random), account);

            assertThat(shuffled).isEqualTo(Shipped.evaluate(application, account));
        }
    }

    @Test
    void noTextMakesARuleThrow() {
        var random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            checkAnyText(anyText(random, i % 1_250 == 0 ? 10_000 : 1 + random.nextInt(40)));
        }
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += 1 + random.nextInt(300)) {
            checkAnyText(Character.toString(c));
        }
    }

    /** Each text meets every set, and every region, purpose, kind of account and sort of remark in turn. */
    private void checkAnyText(String text) {
        names.put(new SignatureId(1 + texts % 100), new AccountId("other"), text);
        var type = REMARKED.get(texts % 3);
        var purpose = List.of(Purpose.values()).get(texts / 3 % 2);
        var region = List.of(Region.values()).get(texts / 6 % 2);
        var account = Applications.account(List.of(AccountKind.values()).get(texts / 12 % 3), text);
        texts++;
        var application = new Draft(region, type, purpose)
                .name(text)
                .remark(text)
                .owner(texts % 5 == 0 ? null : new Owner(text, OwnerKind.ENTERPRISE))
                .documents(DocumentType.BUSINESS_LICENCE)
                .build();
        for (var set : RuleBook.SHIPPED) {
            var rules = Objects.requireNonNull(Shipped.BOOK.named(set));

            var evaluation = rules.evaluate(application, account, others);

            assertThat(evaluation.assessment().findings()).hasSize(17);
        }
        assertThat(Folding.skeleton(Folding.skeleton(text))).isEqualTo(Folding.skeleton(text));
        assertThat(Folding.plain(Folding.plain(text))).isEqualTo(Folding.plain(text));
    }

    private static String anyText(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 2 -> text.append((char) (0x0590 + random.nextInt(0x170)));
                case 3 -> text.append((char) (0x0300 + random.nextInt(0x70)));
                case 4 -> text.appendCodePoint(0x1F300 + random.nextInt(0x300));
                default -> text.append(any(random, PIECES));
            }
        }
        return text.toString();
    }

    private static Application shuffled(Application a, Random random) {
        var documents = new ArrayList<>(a.documents());
        Collections.shuffle(documents, random);
        return a.withDocuments(documents);
    }

    private static Application application(Random random) {
        var name = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            name.append(any(random, PIECES));
        }
        var draft = new Draft(
                        any(random, Region.values()),
                        any(random, SignatureType.values()),
                        any(random, Purpose.values()))
                .name(name.toString())
                .documents(documents(random));
        if (random.nextInt(4) == 0) {
            draft.remark(
                    any(random, new String[] {"apps.apple.com/app/id1", "example.com", "https://x.example/y", "?"}));
        }
        if (random.nextInt(4) == 0) {
            draft.developer(any(random, Developer.values()));
        }
        if (random.nextInt(6) == 0) {
            draft.owner(new Owner("深圳市星河云科技有限公司", any(random, OwnerKind.values())));
        }
        return random.nextInt(8) == 0 ? draft.appeal("please").build() : draft.build();
    }

    private static DocumentType[] documents(Random random) {
        var documents = new DocumentType[random.nextInt(4)];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = any(random, DocumentType.values());
        }
        return documents;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    @Test
    void aSuggestionIsAlwaysANameThatPasses() {
        var random = new Random(4);
        for (int i = 0; i < 3_000; i++) {
            var account = Applications.account(
                    AccountKind.ENTERPRISE, application(random).name() + "有限公司");
            for (var reason :
                    Shipped.evaluate(Applications.company("测试"), account).reasons()) {
                var suggestion = reason.values().get("suggestion");
                if (suggestion != null) {
                    var evaluation = Shipped.evaluate(Applications.company(suggestion), account);
                    assertThat(evaluation.reasons()).extracting(Reason::code).isEmpty();
                    for (var judging : List.of("identifiable-name", "prohibited-content")) {
                        assertThat(Shipped.finding(evaluation, judging).result())
                                .isEqualTo(Finding.Result.PASSED);
                    }
                }
            }
        }
    }
}

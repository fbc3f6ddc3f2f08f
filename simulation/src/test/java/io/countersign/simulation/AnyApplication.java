package io.countersign.simulation;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.AccountSnapshot;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Applications of every sort from a seed: right, wrong in one place or in many. */
final class AnyApplication {

    private static final String[] WORDS = {
        "星河",
        "云",
        "test",
        "Ａｃｍｅ",
        " ",
        "【",
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
        "通知",
        "Cloud",
        "\u202e",
        "會",
        "有限公司",
        "Sandbox Name Length",
        "Kran1chflug",
        "平安投资"
    };
    private static final String[] REMARKS = {
        "https://apps.apple.com/cn/app/id1",
        "https://store.example/x",
        "apps.apple.com/app/id1",
        "xinghe.com.cn",
        "com.cn",
        "星河云助手",
        "?"
    };
    private static final String[] VERIFIED = {"深圳市星河云科技有限公司", "Acme Cloud Ltd", "王小明工作室", "通知有限公司"};

    private final Random random;
    private final Pictures pictures;

    /** Whose the pictures are. */
    enum Pictures {
        OWN,
        SHARED
    }

    AnyApplication(long seed) {
        this(seed, Pictures.OWN);
    }

    AnyApplication(long seed, Pictures pictures) {
        this.random = new Random(seed);
        this.pictures = pictures;
    }

    /** One of forty accounts; each tenth tries out. */
    AccountSnapshot account() {
        int number = random.nextInt(40);
        return new AccountSnapshot(
                new AccountId("account-" + number),
                List.of(AccountKind.values()).get(number % 3),
                VERIFIED[number % VERIFIED.length],
                Language.EN,
                null,
                number % 10 == 9);
    }

    Application of(AccountSnapshot account) {
        return random.nextBoolean() ? faultless(account) : whatever(account);
    }

    /** At most its name is wrong. */
    private Application faultless(AccountSnapshot account) {
        boolean alone = account.kind() == AccountKind.INDIVIDUAL;
        var paper = alone ? DocumentType.APP_STORE_SCREENSHOT : DocumentType.BUSINESS_LICENCE;
        return Application.of(
                        often() ? account.verifiedName().substring(0, 3 + random.nextInt(2)) : name(),
                        any(Region.values()),
                        alone ? SignatureType.APP : SignatureType.COMPANY,
                        Purpose.SELF_USE)
                .withDocuments(List.of(new Document(paper, picture(account))))
                .withRemark(REMARKS[0]);
    }

    private Application whatever(AccountSnapshot account) {
        var purpose = any(Purpose.values());
        boolean others = purpose == Purpose.FOR_OTHERS;
        return Application.of(name(), any(Region.values()), any(SignatureType.values()), purpose)
                .withDocuments(documents(account))
                .withLetter(others == often() ? new Letter(picture(account)) : null)
                .withOwner(others == often() ? new Owner(any(VERIFIED), any(OwnerKind.values())) : null)
                .withProduct(new Application.Product(
                        often() ? null : any(Developer.values()), random.nextBoolean() ? any(REMARKS) : null, often()))
                .withAppeal(often() ? null : "It is our registered name.")
                .withUnstated(often() ? List.of() : List.of("owner", "developedBy", "productReleased"));
    }

    private String name() {
        if (random.nextInt(3) == 0) {
            return List.of("星河云", "星河云科技", "Acme Cloud", "Kranichflug", "PayPaI")
                    .get(random.nextInt(5));
        }
        var name = new StringBuilder();
        IntStream.rangeClosed(0, random.nextInt(3)).forEach(_ -> name.append(any(WORDS)));
        return name.toString();
    }

    private List<Document> documents(AccountSnapshot account) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> new Document(any(DocumentType.values()), picture(account)))
                .toList();
    }

    /** No account has another's, unless they are shared. */
    private String picture(AccountSnapshot account) {
        long owner = pictures == Pictures.OWN ? account.id().hashCode() & 0xffffffffL : 0;
        return "%032x%032x".formatted(owner, random.nextInt(pictures == Pictures.OWN ? 100 : 10_000));
    }

    private boolean often() {
        return random.nextInt(8) != 0;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}

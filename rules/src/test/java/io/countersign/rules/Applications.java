package io.countersign.rules;

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
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Applications that no rule rejects, to be spoilt in one place. */
public final class Applications {

    private static final String DIGEST = "0".repeat(63);

    private Applications() {}

    public static AccountSnapshot account(AccountKind kind) {
        return account(kind, kind == AccountKind.INDIVIDUAL ? "王小明" : "深圳市星河云科技有限公司");
    }

    public static AccountSnapshot account(AccountKind kind, String verifiedName) {
        return new AccountSnapshot(new AccountId("acme"), kind, verifiedName, Language.EN, null, false);
    }

    public static List<Document> documents(DocumentType... types) {
        return Arrays.stream(types)
                .map(type -> new Document(type, "%064x".formatted(type.code().hashCode() & 0xffffffffL)))
                .toList();
    }

    /** An enterprise's own name with its licence. */
    public static Application company(String name) {
        return new Draft(Region.DOMESTIC, SignatureType.COMPANY, Purpose.SELF_USE)
                .name(name)
                .documents(DocumentType.BUSINESS_LICENCE)
                .build();
    }

    /** The application under a name that may need the other region's form. */
    public static Application global(String name) {
        return new Draft(Region.GLOBAL, SignatureType.COMPANY, Purpose.SELF_USE)
                .name(name)
                .documents(DocumentType.BUSINESS_LICENCE)
                .build();
    }

    /** A remark that satisfies the type. */
    public static @Nullable String remark(SignatureType type) {
        return switch (type) {
            case APP -> "https://apps.apple.com/cn/app/id1";
            case WEBSITE -> "xinghe.com.cn";
            case OFFICIAL_ACCOUNT, MINI_PROGRAM -> "星河云助手";
            case COMPANY, TRADEMARK, GOVERNMENT -> null;
        };
    }

    /** An application in the making: complete for its type and purpose but for the documents. */
    public static final class Draft {

        private final Region region;
        private final SignatureType type;
        private final Purpose purpose;
        private String name = "星河云";
        private List<Document> documents = List.of();
        private @Nullable Letter letter;
        private @Nullable Owner owner;
        private @Nullable Developer developer;
        private @Nullable String remark;
        private boolean released = true;
        private @Nullable String appeal;
        private List<String> unstated = List.of();

        public Draft(Region region, SignatureType type, Purpose purpose) {
            this.region = region;
            this.type = type;
            this.purpose = purpose;
            this.remark = Applications.remark(type);
            if (purpose == Purpose.FOR_OTHERS) {
                letter = new Letter(DIGEST + "f");
                owner = new Owner("星河云计算股份有限公司", OwnerKind.ENTERPRISE);
            }
        }

        public Draft name(String value) {
            name = value;
            return this;
        }

        public Draft documents(DocumentType... types) {
            documents = Applications.documents(types);
            return this;
        }

        public Draft letter(@Nullable Letter value) {
            letter = value;
            return this;
        }

        public Draft owner(@Nullable Owner value) {
            owner = value;
            return this;
        }

        public Draft developer(@Nullable Developer value) {
            developer = value;
            return this;
        }

        public Draft remark(@Nullable String value) {
            remark = value;
            return this;
        }

        public Draft unreleased() {
            released = false;
            return this;
        }

        public Draft appeal(String value) {
            appeal = value;
            return this;
        }

        public Draft unstated(String... fields) {
            unstated = List.of(fields);
            return this;
        }

        public Draft also(UnaryOperator<Draft> change) {
            return change.apply(this);
        }

        public Application build() {
            return Application.of(name, region, type, purpose)
                    .withDocuments(documents)
                    .withLetter(letter)
                    .withOwner(owner)
                    .withProduct(new Application.Product(developer, remark, released))
                    .withAppeal(appeal)
                    .withUnstated(unstated);
        }
    }
}

package io.countersign.contracts.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import org.jspecify.annotations.Nullable;

/** What intake publishes of an account's registration. */
public sealed interface AccountEvent extends Event {

    /**
     * The account is registered to this platform from now on, or to none.
     *
     * @param version raised by each registration of the account; of two events the higher version holds
     */
    @JsonTypeName("io.countersign.account.registered.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountRegistered(AccountId account, @Nullable String platform, long version) implements AccountEvent {

        public AccountRegistered {
            requireNonNull(account, "account");
            if (version < 1) {
                throw new IllegalArgumentException("version must be at least 1");
            }
        }

        @Override
        public @Nullable SignatureId signature() {
            return null;
        }

        @Override
        public String eventId() {
            return "account:" + account + ":" + version;
        }
    }
}

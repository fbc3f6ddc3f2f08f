package io.countersign.contracts.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What intake hands to a carrier gateway; kept for an hour, because it holds phone numbers. */
public sealed interface MessageEvent extends Event {

    /** A number in E.164, and the serial number that the caller received for it. */
    record Recipient(String serialNumber, String phoneNumber) {

        public Recipient {
            requireNonNull(serialNumber, "serialNumber");
            requireNonNull(phoneNumber, "phoneNumber");
        }
    }

    /**
     * A message whose signature is approved for the account and the numbers' region.
     *
     * @param name the signature's content; absent for a global message without one
     */
    @JsonTypeName("io.countersign.message.accepted.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageAccepted(
            AccountId account,
            List<Recipient> recipients,
            @Nullable String name,
            String applicationId,
            String templateId,
            List<String> templateParameters,
            @Nullable String extendCode,
            @Nullable String senderId)
            implements MessageEvent {

        public MessageAccepted {
            requireNonNull(account, "account");
            requireNonNull(applicationId, "applicationId");
            requireNonNull(templateId, "templateId");
            recipients = List.copyOf(recipients);
            if (recipients.isEmpty()) {
                throw new IllegalArgumentException("a message has a recipient");
            }
            templateParameters = List.copyOf(templateParameters);
        }

        @Override
        public @Nullable SignatureId signature() {
            return null;
        }

        /** The first number's serial number, which is drawn anew for each call. */
        @Override
        public String eventId() {
            return "message:" + recipients.getFirst().serialNumber();
        }
    }
}

package io.countersign.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Schemas;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** The largest event of each kind is far below the limit that topics, producers and consumers are set to. */
class EventSizesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void thereIsALargestOneOfEveryEvent() {
        var built = Stream.concat(
                LargestEvents.all().stream().map(event -> (Object) event.data()),
                Stream.of(LargestEvents.approvedSignature()));

        assertThat(built.map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Schemas.events().values());
    }

    @Test
    void theLargestApplicationHasEveryField() {
        assertThat(LargestEvents.application().fields()).doesNotContainValue(null);
    }

    @TestFactory
    Stream<DynamicTest> theLargestEventFits() {
        return LargestEvents.all().stream()
                .map(event -> DynamicTest.dynamicTest(event.data().getClass().getSimpleName(), () -> {
                    var size = JSON.writeValueAsBytes(event).length;
                    assertThat(size).isLessThanOrEqualTo(CloudEvent.MAX_BYTES / 8);
                }));
    }
}

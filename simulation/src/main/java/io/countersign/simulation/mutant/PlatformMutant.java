package io.countersign.simulation.mutant;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.world.World;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Without {@link Guard#PLATFORM_OF_THE_APPLICATION} a notice is numbered for the platform that the account has when it is issued. */
public final class PlatformMutant {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<CloudEvent<DecisionEvent>> TYPE = new TypeReference<>() {};
    private static final int MOVES_UNDER_ONE_PLATFORM = 20;

    private PlatformMutant() {}

    public static List<CloudEvent<DecisionEvent>> heardByNotification(
            World world, List<CloudEvent<DecisionEvent>> records) {
        return world.has(Guard.PLATFORM_OF_THE_APPLICATION)
                ? records
                : records.stream().map(event -> under(platform(world), event)).toList();
    }

    private static String platform(World world) {
        return world.moves() / MOVES_UNDER_ONE_PLATFORM % 2 == 0 ? "north" : "south";
    }

    private static CloudEvent<DecisionEvent> under(String platform, CloudEvent<DecisionEvent> event) {
        var json = JSON.readTree(JSON.writerFor(TYPE).writeValueAsBytes(event));
        if (json.at("/data/summary") instanceof ObjectNode summary) {
            summary.put("platform", platform);
        }
        return JSON.readerFor(TYPE).readValue(json);
    }
}

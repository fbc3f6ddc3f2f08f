package io.countersign.simulation.store;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.rules.context.Neighbour;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.world.Group;
import io.countersign.simulation.world.RegistryLine;
import io.countersign.simulation.world.World;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** intake-service's registry, an approved name or the mark of a removal for each signature, and the group that fills it. */
public final class SimulatedRegistry implements SignatureRegistry {

    private static final int MAX_BATCH = 4;

    private final World world;
    private final Disk disk;
    private final SimulatedCollection<SignatureId, Optional<String>> names;
    private final Set<SignatureId> removed = new HashSet<>();
    private int committed;
    private int generation;

    public SimulatedRegistry(World world, Disk disk) {
        this.world = world;
        this.disk = disk;
        this.names = disk.collection();
    }

    /** As {@link Group}: may stall while another instance takes over, and may go back to what was committed long ago. */
    public void listen() {
        int own = ++generation;
        boolean calm = world.chance().isCalm();
        int from = !calm && committed > 0 && world.chance().oneIn(4)
                ? world.chance().below(committed + 1)
                : committed;
        int end = world.signatures().size();
        int to = calm ? end : Math.min(end, from + 1 + world.chance().below(MAX_BATCH));
        var lines = List.copyOf(world.signatures().subList(from, to));
        world.chance().longPoint();
        put(lines.stream().flatMap(line -> approved(line).stream()).toList());
        remove(lines.stream()
                .filter(line -> line.name() == null)
                .flatMap(line -> signature(line).stream())
                .toList());
        world.chance().point();
        if (own == generation) {
            committed = Math.max(committed, to);
        }
    }

    public boolean isBehind() {
        return committed < world.signatures().size();
    }

    private static Optional<ApprovedName> approved(RegistryLine line) {
        var name = line.name();
        return name == null
                ? Optional.empty()
                : signature(line)
                        .map(signature -> new ApprovedName(
                                signature,
                                new AccountId(line.key().substring(0, line.key().lastIndexOf('/'))),
                                Region.GLOBAL,
                                name));
    }

    /** Empty if the key is no entry's. */
    private static Optional<SignatureId> signature(RegistryLine line) {
        int slash = line.key().lastIndexOf('/');
        return slash < 1
                ? Optional.empty()
                : Optional.of(SignatureId.of(line.key().substring(slash + 1)));
    }

    @Override
    public void put(Collection<ApprovedName> more) {
        disk.write(() -> {
            more.stream()
                    .filter(name -> names.latest(name.signature()).isEmpty())
                    .forEach(name -> names.put(name.signature(), Optional.of(name.name())));
            return more;
        });
    }

    @Override
    public void remove(Collection<SignatureId> signatures) {
        disk.write(() -> {
            signatures.forEach(this::remove);
            return signatures;
        });
        removed.addAll(signatures);
    }

    private void remove(SignatureId signature) {
        if (world.has(Guard.REMOVAL_KEPT)) {
            names.put(signature, Optional.empty());
        } else {
            names.remove(signature);
        }
    }

    @Override
    public boolean isApproved(AccountId account, Region region, String name) {
        return names.all().contains(Optional.of(ApprovedName.normalized(name)));
    }

    @Override
    public List<Neighbour> near(String name, AccountId applicant) {
        return List.of();
    }

    /** What may be used again although its removal was durable. */
    public Set<SignatureId> returned() {
        return removed.stream()
                .filter(signature ->
                        names.latest(signature).flatMap(name -> name).isPresent())
                .collect(Collectors.toSet());
    }

    public List<String> approved() {
        return names.latest().stream().flatMap(Optional::stream).sorted().toList();
    }
}

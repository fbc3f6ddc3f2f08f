package io.countersign.rules.data;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which certificates prove which signature: any one of a cell's documents does. */
public final class Matrix {

    private final Map<Cell, Set<DocumentType>> cells;

    private record Cell(
            AccountKind account,
            Purpose purpose,
            SignatureType type,
            @Nullable Developer developer) {}

    /**
     * One line of the matrix.
     *
     * @param developedBy null for both
     */
    public record Row(
            Set<AccountKind> accounts,
            Purpose purpose,
            Set<SignatureType> types,
            @Nullable Developer developedBy,
            Set<DocumentType> documents) {

        public Row {
            accounts = Set.copyOf(accounts);
            types = Set.copyOf(types);
            documents = Set.copyOf(documents);
        }
    }

    public Matrix(List<Row> rows) {
        var all = new HashMap<Cell, Set<DocumentType>>();
        rows.forEach(row -> add(row, all));
        cells = Map.copyOf(all);
    }

    private static void add(Row row, Map<Cell, Set<DocumentType>> cells) {
        for (var account : row.accounts()) {
            for (var type : row.types()) {
                add(new Cell(account, row.purpose(), type, null), row, cells);
                for (var developer : Developer.values()) {
                    if (row.developedBy() == null || row.developedBy() == developer) {
                        add(new Cell(account, row.purpose(), type, developer), row, cells);
                    }
                }
            }
        }
    }

    private static void add(Cell cell, Row row, Map<Cell, Set<DocumentType>> cells) {
        cells.computeIfAbsent(cell, empty -> EnumSet.noneOf(DocumentType.class)).addAll(row.documents());
    }

    /** Null if the developer can't have such a signature. */
    public @Nullable Set<DocumentType> accepted(
            AccountKind account, Purpose purpose, SignatureType type, Developer developer) {
        return cells.get(new Cell(account, purpose, type, developer));
    }

    /** Whoever developed it; null if the account can't have a signature of the type. */
    public @Nullable Set<DocumentType> accepted(AccountKind account, Purpose purpose, SignatureType type) {
        return cells.get(new Cell(account, purpose, type, null));
    }

    public List<SignatureType> types(AccountKind account, Purpose purpose) {
        return List.of(SignatureType.values()).stream()
                .filter(type -> accepted(account, purpose, type) != null)
                .toList();
    }
}

package io.countersign.platform.web.validation;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.ResolvableType;

/** Orders pointers as a record declares its fields. */
record FieldOrder(Class<?> type) implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        return Arrays.compare(positions(one), positions(other));
    }

    private int[] positions(String pointer) {
        var positions = new ArrayList<Integer>();
        var within = ResolvableType.forClass(type);
        for (var name : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            if (List.class.isAssignableFrom(within.toClass()) && name.matches("\\d{1,9}")) {
                positions.add(Integer.valueOf(name));
                within = within.getGeneric(0);
            } else {
                var components =
                        within.toClass().isRecord() ? within.toClass().getRecordComponents() : new RecordComponent[0];
                int position = IntStream.range(0, components.length)
                        .filter(n -> components[n].getName().equals(name))
                        .findFirst()
                        .orElse(components.length);
                positions.add(position);
                within = position < components.length
                        ? ResolvableType.forType(components[position].getGenericType())
                        : ResolvableType.NONE;
            }
        }
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }
}

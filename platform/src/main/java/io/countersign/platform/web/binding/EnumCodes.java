package io.countersign.platform.web.binding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.ReflectionUtils;

/** The names of constants in JSON: what the enum's method {@code code()} returns if it has one, else {@code name()}. */
public final class EnumCodes {

    private EnumCodes() {}

    public static List<String> of(Class<?> type) {
        return List.copyOf(byCode(type).keySet());
    }

    static Map<String, Enum<?>> byCode(Class<?> type) {
        var method = ReflectionUtils.findMethod(type, "code");
        if (method != null) {
            ReflectionUtils.makeAccessible(method);
        }
        var constants = new LinkedHashMap<String, Enum<?>>();
        Arrays.stream(type.getEnumConstants()).map(Enum.class::cast).forEach(constant -> {
            var code = method == null ? constant.name() : ReflectionUtils.invokeMethod(method, constant);
            constants.put(String.valueOf(code), constant);
        });
        return constants;
    }
}

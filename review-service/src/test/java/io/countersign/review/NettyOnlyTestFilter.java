package io.countersign.review;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** The issuer of the console's tests brings Tomcat onto the class path; the service stays on Netty. */
final class NettyOnlyTestFilter implements AutoConfigurationImportFilter {

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var kept = new boolean[classes.length];
        for (int at = 0; at < classes.length; at++) {
            var name = classes[at];
            kept[at] = name == null || !name.contains(".TomcatReactive");
        }
        return kept;
    }
}

package io.countersign.notification.domain.delivery;

import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.notification.domain.feed.NotificationStores;
import io.countersign.notification.domain.notice.NoticeStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Breaks one call to a store, before or after it took effect. */
public final class Breaker {

    private final int at;
    private final boolean after;
    private int calls;

    public Breaker(int at, boolean after) {
        this.at = at;
        this.after = after;
    }

    /** What a killed process looks like from inside. */
    public static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    public NotificationStores around(NotificationStores stores) {
        return new NotificationStores(
                around(FeedStore.class, stores.feeds()),
                around(NoticeStore.class, stores.notices()),
                around(DeliveryStore.class, stores.deliveries()),
                around(EndpointStore.class, stores.endpoints()));
    }

    private <T> T around(Class<T> type, T store) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> {
            boolean breaks = calls++ == at;
            if (breaks && !after) {
                throw new Crash();
            }
            try {
                var answer = method.invoke(store, args);
                if (breaks) {
                    throw new Crash();
                }
                return answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }
}

package io.countersign.notification.rebuild;

import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.rebuild.RebuildMode;
import io.countersign.service.rebuild.ServiceRebuild;
import io.countersign.service.rebuild.StoreContexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Wires the rebuild to the service's stores. */
@Configuration(proxyBeanMethods = false)
@Profile(RebuildMode.PROFILE)
class NotificationRebuildConfiguration {

    @Bean
    ServiceRebuild notificationRebuild(RebuildContext context, StoreContexts stores) {
        var collections = context.collections(NotificationRebuild.COLLECTIONS);
        return () -> {
            var rebuilt = stores.rebuilt(collections);
            return new NotificationRebuild(
                            context,
                            collections,
                            rebuilt.getBean(NoticeStore.class),
                            rebuilt.getBean(FeedStore.class),
                            stores.current().getBean(NoticeStore.class))
                    .run();
        };
    }
}

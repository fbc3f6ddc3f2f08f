package io.countersign.service.rebuild;

import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.CollectionIndexes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The service's stores, once on the current collections and once on the second ones. Beans are created on demand, so that
 * a rebuild needs no settings of stores that it does not use.
 */
public final class StoreContexts implements AutoCloseable {

    private final ApplicationContext parent;
    private final String storePackage;
    private final List<AnnotationConfigApplicationContext> open = new ArrayList<>();

    /** @param storePackage the service's own package of stores */
    public StoreContexts(ApplicationContext parent, String storePackage) {
        this.parent = parent;
        this.storePackage = storePackage;
    }

    public BeanFactory current() {
        return open(CollectionNames.CURRENT);
    }

    /** Also creates the indexes of the second collections, which must happen before there is data. */
    public BeanFactory rebuilt(RebuiltCollections collections) {
        collections.clear();
        var context = open(CollectionNames.REBUILT);
        collections.createIndexes(
                context.getBeansOfType(CollectionIndexes.class).values());
        return context;
    }

    private AnnotationConfigApplicationContext open(CollectionNames names) {
        var context = new AnnotationConfigApplicationContext();
        context.setParent(parent);
        context.registerBean("collectionNames", CollectionNames.class, () -> names);
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.scan(storePackage);
        context.refresh();
        open.add(context);
        return context;
    }

    @Override
    public void close() {
        open.forEach(AnnotationConfigApplicationContext::close);
    }
}

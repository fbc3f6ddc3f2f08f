package io.countersign.platform.handler;

import io.countersign.platform.web.body.BodyReader;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The adapter of blocking handler methods, on the executor that Spring uses for those that it calls itself. */
@Configuration(proxyBeanMethods = false)
public class HandlerConfiguration {

    @Bean
    BlockingHandlerAdapter blockingHandlerAdapter(
            BodyReader bodies,
            JsonMapper json,
            @Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) Executor executor) {
        return new BlockingHandlerAdapter(bodies, new JsonResponse(json), executor);
    }
}
